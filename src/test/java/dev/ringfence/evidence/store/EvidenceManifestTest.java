package dev.ringfence.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.Evidence.Clock;
import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvidenceManifestTest {
  private static final EvidenceSource SOURCE =
      new EvidenceSource("aws", "111122223333", "eu-central-1");
  private static final Digest DIGEST = Sha256.of("{}".getBytes(UTF_8));

  private static final List<Evidence> ITEMS =
      List.of(
          item("ec2:DescribeVpcs", "vpcs-2.json", List.of()),
          item("ec2:DescribeVpcs", "vpcs-1.json", List.of()),
          item(
              "ec2:DescribeInstances",
              "instances \"é\".json",
              List.of(new Redaction("/Reservations/0/Instances/0/UserData", "user data"))));
  private static final List<CollectionGap> GAPS =
      List.of(
          gap("logs:DescribeLogGroups", Reason.DENIED, Optional.empty()),
          gap(
              "ec2:DescribeSubnets",
              Reason.TRUNCATED,
              Optional.of(SourceRef.at(DIGEST, "s.json", "/NextToken"))),
          gap("file", Reason.UNPARSABLE, Optional.of(SourceRef.atLine(DIGEST, "t.json", 7))));

  @Test
  void given_evidence_in_any_order_the_manifest_has_the_same_bytes_seed_7() {
    EvidenceManifest expected = EvidenceManifest.of(new EvidenceSet(ITEMS, GAPS));
    List<Evidence> items = new ArrayList<>(ITEMS);
    List<CollectionGap> gaps = new ArrayList<>(GAPS);
    Random random = new Random(7);

    for (int i = 0; i < 20; i++) {
      java.util.Collections.shuffle(items, random);
      java.util.Collections.shuffle(gaps, random);
      EvidenceManifest shuffled = EvidenceManifest.of(new EvidenceSet(items, gaps));
      assertThat(shuffled.bytes()).isEqualTo(expected.bytes());
      assertThat(shuffled.digest()).isEqualTo(expected.digest());
    }
  }

  @Test
  void given_a_manifest_reading_it_gives_the_evidence_set_back() {
    EvidenceSet evidence = new EvidenceSet(ITEMS, GAPS);

    EvidenceManifest read = EvidenceManifest.parse(EvidenceManifest.of(evidence).bytes());

    assertThat(read.evidence()).isEqualTo(evidence);
  }

  @Test
  void given_a_gap_or_an_item_its_pointer_leads_to_its_entry() {
    EvidenceManifest manifest = EvidenceManifest.of(new EvidenceSet(ITEMS, GAPS));
    JsonNode root = JsonMapper.builder().build().readTree(manifest.bytes());

    for (CollectionGap gap : GAPS) {
      SourceRef entry = manifest.gap(gap);
      assertThat(entry.digest()).isEqualTo(manifest.digest());
      assertThat(root.at(entry.pointer().orElseThrow()).path("call").asString())
          .isEqualTo(gap.request().call());
    }
    assertThat(manifest.gap(GAPS.get(0)).display()).isEqualTo("evidence-manifest.json#/gaps/2");
    assertThat(root.at(manifest.item(ITEMS.get(0)).pointer().orElseThrow()).path("path").asString())
        .isEqualTo("vpcs-2.json");
    assertThat(manifest.gap(gap("x:Y", Reason.DENIED, Optional.empty())))
        .isEqualTo(manifest.manifest());
  }

  @Test
  void given_several_pages_the_manifest_counts_them_and_their_items() {
    JsonNode root =
        JsonMapper.builder()
            .build()
            .readTree(EvidenceManifest.of(new EvidenceSet(ITEMS, GAPS)).bytes());

    JsonNode vpcs = root.at("/requests/1");

    assertThat(vpcs.path("call").asString()).isEqualTo("ec2:DescribeVpcs");
    assertThat(vpcs.path("pages").asInt()).isEqualTo(2);
    assertThat(vpcs.path("items").asInt()).isEqualTo(6);
  }

  @Test
  void given_a_real_manifest_it_satisfies_its_schema() throws IOException {
    String manifest = new String(EvidenceManifest.of(new EvidenceSet(ITEMS, GAPS)).bytes(), UTF_8);

    assertThat(schema().validate(manifest, InputFormat.JSON)).isEmpty();
    assertThat(schema().validate(manifest.replace("DENIED", "FORGOTTEN"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void given_a_manifest_edited_by_hand_reading_refuses_it() {
    String text = new String(EvidenceManifest.of(new EvidenceSet(ITEMS, GAPS)).bytes(), UTF_8);

    assertThatThrownBy(() -> EvidenceManifest.parse(text.replace("\n", "\r\n").getBytes(UTF_8)))
        .isInstanceOf(AlteredEvidenceException.class)
        .hasMessageEndingWith(" is not in canonical form");
    assertThatThrownBy(
            () -> EvidenceManifest.parse(text.replace("\"call\"", "\"kall\"").getBytes(UTF_8)))
        .isInstanceOf(AlteredEvidenceException.class)
        .hasMessageEndingWith("member 'call' is missing or not a string");
    assertThatThrownBy(() -> EvidenceManifest.parse("{".getBytes(UTF_8)))
        .isInstanceOf(AlteredEvidenceException.class)
        .hasMessageContaining("cannot be read");
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream text =
        EvidenceManifest.class.getResourceAsStream("/schemas/evidence-manifest.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }
  }

  private static Evidence item(String call, String path, List<Redaction> redactions) {
    return new Evidence(
        Request.of(SOURCE, call),
        path,
        DIGEST,
        2,
        "arn:aws:sts::111122223333:assumed-role/ReadOnly/audit",
        Instant.parse("2026-11-01T02:03:04Z"),
        Clock.COLLECTOR,
        3,
        redactions);
  }

  private static CollectionGap gap(String call, Reason reason, Optional<SourceRef> where) {
    return new CollectionGap(
        new Request(SOURCE, call, new TreeMap<>(Map.of("Id", "x"))), reason, "one line", where);
  }
}
