package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.BoundaryRecord.Count;
import dev.ringfence.assessment.DocumentedRecord;
import dev.ringfence.assessment.DocumentedRecord.Use;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.PathRecord;
import dev.ringfence.assessment.ServiceRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.FlowSample;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.TierZoning;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundaryRecordsTest {
  private static final SourceRef AUDIT =
      SourceRef.atLine(new Digest("b".repeat(64)), "audit.yaml", 7);
  private static final Boundary INWARD = new Boundary("internet", "public");
  private static final Boundary TO_DATA = new Boundary("public", "data");
  private static final Services HTTPS = Services.tcp(Ports.of(443));
  private static final Services POSTGRESQL = Services.tcp(Ports.of(5432));

  private final FlowAnalysis analysis = new FlowSample();

  @Test
  void given_neither_policy_nor_table_then_no_flow_is_held_against_any() {
    BoundaryRecord record = record(INWARD, List.of(), List.of());

    assertThat(record.isAnyPolicyGiven()).isFalse();
    assertThat(record.counts())
        .containsExactly(new Count(Certainty.CERTAIN, Standing.UNSTATED, Standing.UNSTATED, 1));
  }

  @Test
  void given_a_policy_for_part_of_what_passes_then_the_part_beyond_comes_first() {
    BoundaryRecord record = record(INWARD, List.of(policy(INWARD, HTTPS)), List.of());

    assertThat(record.policy().orElseThrow().allowed().get(0).text()).isEqualTo("as written");
    assertThat(record.flows().items())
        .extracting(FlowRecord::policy, FlowRecord::documented)
        .containsExactly(
            tuple(Standing.BEYOND, Standing.UNSTATED), tuple(Standing.COVERED, Standing.UNSTATED));
  }

  @Test
  void given_policies_of_which_none_names_a_boundary_then_all_that_passes_it_is_beyond() {
    BoundaryRecord record = record(TO_DATA, List.of(policy(INWARD, HTTPS)), List.of());

    assertThat(record.policy()).isEmpty();
    assertThat(record.counts())
        .containsExactly(new Count(Certainty.POSSIBLE, Standing.BEYOND, Standing.UNSTATED, 1));
  }

  @Test
  void given_rows_of_a_table_then_each_says_whether_the_network_permits_it() {
    Services both = Services.tcp(Ports.of(443, 8443));
    BoundaryRecord inward =
        record(INWARD, List.of(), List.of(row("internet", "public", both), row("x", "y", HTTPS)));
    BoundaryRecord toData = record(TO_DATA, List.of(), List.of(row("public", "data", POSTGRESQL)));
    BoundaryRecord back =
        record(new Boundary("data", "public"), List.of(), List.of(row("data", "public", HTTPS)));

    assertThat(List.of(inward, toData, back))
        .flatExtracting(record -> record.documented().items())
        .extracting(DocumentedRecord.class::cast)
        .extracting(DocumentedRecord::use, DocumentedRecord::unused)
        .containsExactly(
            tuple(Use.PASSES_IN_PART, "tcp 8443"),
            tuple(Use.MAY_PASS, ""),
            tuple(Use.PASSES_NOT, "tcp 443"));
    assertThat(toData.counts())
        .containsExactly(new Count(Certainty.POSSIBLE, Standing.UNSTATED, Standing.COVERED, 1));
  }

  @Test
  void given_a_line_then_it_is_written_in_words_by_protocol_and_with_its_witness() {
    FlowRecord flow = record(INWARD, List.of(), List.of()).flows().items().get(0);

    assertThat(flow.parts().items())
        .containsExactly(
            new ServiceRecord("tcp", "443", "all"), new ServiceRecord("udp", "443", "1024-65535"));
    assertThat(flow.destinations().text()).isEqualTo("10.0.1.5/32");
    PathRecord witness = flow.witness();
    assertThat(witness.packet()).isEqualTo("tcp 443 from 198.51.100.1 port 49152 to 10.0.1.5");
    assertThat(witness.toName()).isEqualTo("server web");
    assertThat(witness.request()).hasSize(2);
    assertThat(witness.answer()).hasSize(1);
  }

  @Test
  void given_every_boundary_then_it_is_the_same_after_it_was_archived_and_read() {
    CanonicalJson json = new CanonicalJson();

    List<BoundaryRecord> records = records(List.of(), List.of()).all().toList();

    assertThat(records).hasSize(4);
    assertThat(records.get(0).mediated().total()).isEqualTo(1);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(json.read(json.text(record), BoundaryRecord.class)).isEqualTo(record));
  }

  @Test
  void given_zones_then_the_table_counts_what_is_in_them_and_names_what_leads_nowhere() {
    Expectations expectations = expectations(List.of(), List.of(row("billing", "data", HTTPS)));

    ZoneTable zones = ZoneTables.of(analysis, TierZoning.STANDARD, expectations.unplaced());

    assertThat(zones.zones())
        .extracting(ZoneTable.ZoneRecord::name, ZoneTable.ZoneRecord::endpoints)
        .containsExactly(tuple("public", 1L), tuple("data", 1L), tuple("internet", 0L));
    assertThat(zones.boundaries()).isEqualTo(4);
    assertThat(zones.issues().items().get(0).zones()).containsExactly("data");
    assertThat(zones.unplaced().items())
        .extracting(ZoneTable.Unplaced::name)
        .containsExactly("billing");
  }

  @Test
  void given_addresses_of_very_many_blocks_then_the_text_says_how_many_it_leaves_out() {
    Addresses many =
        Addresses.of(
            IntStream.range(0, 250)
                .mapToObj(i -> "10.0." + i + ".128/25")
                .collect(Collectors.toList())
                .toArray(String[]::new));

    var record = FlowRecords.addresses(many);

    assertThat(record.text()).endsWith(" more of 250 blocks").hasSizeLessThan(350);
    assertThat(record.blocks().items()).hasSize(50);
    assertThat(record.blocks().total()).isEqualTo(250);
  }

  private BoundaryRecord record(
      Boundary boundary, List<BoundaryPolicy> policies, List<DeclaredFlow> rows) {
    return records(policies, rows)
        .all()
        .filter(record -> record.boundary().equals(boundary))
        .findFirst()
        .orElseThrow();
  }

  private BoundaryRecords records(List<BoundaryPolicy> policies, List<DeclaredFlow> rows) {
    return new BoundaryRecords(analysis, expectations(policies, rows)::of);
  }

  private Expectations expectations(List<BoundaryPolicy> policies, List<DeclaredFlow> rows) {
    return new Expectations(
        analysis, policies, rows, TierZoning.STANDARD, LocalDate.parse("2026-11-30"));
  }

  private static BoundaryPolicy policy(Boundary boundary, Services services) {
    return new BoundaryPolicy(
        boundary,
        List.of(
            new BoundaryPolicy.Allowed(
                services, Optional.empty(), Optional.empty(), "as written", AUDIT)),
        true,
        AUDIT);
  }

  private static DeclaredFlow row(String from, String to, Services services) {
    return new DeclaredFlow(from, to, services, "needed", Optional.empty(), AUDIT);
  }
}
