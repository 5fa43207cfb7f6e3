package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.answers;
import static dev.ringfence.collect.export.ExportFolder.complaints;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.EvidenceManifest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadExportTest {
  private static final String HERE = "aws/111122223333/eu-central-1 ";
  private static final String FOLDER = "111122223333/eu-central-1/";
  private static final String VPCS = "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"Tag\": \"é\"}]}";

  private final Path parent;
  private final ExportFolder exports;

  BadExportTest(@TempDir Path parent) {
    this.parent = parent;
    this.exports = ExportFolder.in(parent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"Vpcs\": [\n  {\"VpcId\": \"vpc-1\"'|ends inside the document at line 2, column 20",
        "'{\"Vpcs\": [\n  {\"VpcId\": \"vp'|ends inside the document at line 2, column 16",
        "'{\"Vpcs\": [\n  {\"VpcId\": vpc-1}]}'|is not JSON at line 2, column 13",
        "'{\"Vpcs\": []}\n{\"Vpcs\": []}'|holds a second document that begins at line 2, column 1",
        "'{\"Vpcs\": [], \"Vpcs\": []}'|gives one member twice at line 1, column 20",
        "'[{\"VpcId\": \"vpc-1\"}]'|'is a JSON array, not the object that the AWS CLI prints'",
        "'\n\nVPCS vpc-1'|is not JSON at line 3",
        "' \n '|is empty",
        "''|is empty"
      })
  void given_a_file_that_is_no_answer_its_call_has_a_gap_that_says_where(
      String text, String words) {
    EvidenceSet evidence = exports.with(FOLDER + "describe-vpcs.json", text).collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: not readable ("
                + FOLDER
                + "describe-vpcs.json "
                + words
                + ")");
    assertThat(evidence.items()).isEmpty();
  }

  @Test
  void given_a_broken_file_whose_name_tells_no_call_the_file_has_a_gap() {
    EvidenceSet evidence = exports.with(FOLDER + "x.json", "{").collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "file path="
                + FOLDER
                + "x.json: not readable ("
                + FOLDER
                + "x.json ends inside the document at line 1, column 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UnauthorizedOperation|DescribeVpcs|access denied|ec2:DescribeVpcs",
        "AccessDeniedException|DescribeLogGroups|access denied|logs:DescribeLogGroups",
        "RequestLimitExceeded|DescribeVpcs|throttled|ec2:DescribeVpcs",
        "OptInRequired|DescribeVpcs|not enabled in the account|ec2:DescribeVpcs",
        "ServiceUnavailable|DescribeVpcs|source not reachable|ec2:DescribeVpcs",
        "InvalidAction|DescribeVpcs|not collected|ec2:DescribeVpcs"
      })
  void given_the_error_message_of_a_call_that_call_has_the_gap_whatever_the_name(
      String code, String operation, String reason, String call) {
    EvidenceSet evidence =
        exports
            .with(
                FOLDER + "out.json",
                "\nAn error occurred (%s) when calling the %s operation: You are not authorized."
                        .formatted(code, operation)
                    + " Encoded authorization failure message: s3cr3t\n")
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + call
                + ": "
                + reason
                + " ("
                + FOLDER
                + "out.json holds an error message: "
                + code
                + " when calling "
                + operation
                + ": You are not authorized.)");
  }

  @Test
  void given_an_error_of_an_operation_of_two_services_the_name_tells_which() {
    String error =
        "An error occurred (AccessDenied) when calling the DescribeLoadBalancers operation: no";

    EvidenceSet named = exports.with(FOLDER + "elb-describe-load-balancers.json", error).collect();

    assertThat(named.gaps())
        .filteredOn(gap -> gap.reason() == Reason.DENIED)
        .extracting(gap -> gap.request().call())
        .containsExactly("elb:DescribeLoadBalancers");
  }

  @Test
  void given_an_error_for_one_item_the_gap_is_of_that_item() {
    EvidenceSet evidence =
        exports
            .with(
                FOLDER + "ec2-get-managed-prefix-list-entries.pl-0a1.json",
                "An error occurred (UnauthorizedOperation) when calling the"
                    + " GetManagedPrefixListEntries operation: no")
            .collect();

    assertThat(complaints(evidence))
        .singleElement()
        .asString()
        .startsWith(HERE + "ec2:GetManagedPrefixListEntries PrefixListId=pl-0a1: access denied (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Could not connect to the endpoint URL: \"https://ec2.x\"|source not reachable|the endpoint was not reached",
        "Unable to locate credentials. You can configure|access denied|the CLI had no valid credentials"
      })
  void given_an_error_message_that_names_no_call_the_file_name_does(
      String text, String reason, String words) {
    EvidenceSet evidence = exports.with(FOLDER + "describe-vpcs.json", text).collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: "
                + reason
                + " ("
                + FOLDER
                + "describe-vpcs.json holds an error message: "
                + words
                + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void given_utf_16_with_a_mark_it_is_sealed_as_utf_8_and_that_is_recorded(String name) {
    Charset charset = Charset.forName(name);
    assertThat(charset).isIn(UTF_16LE, UTF_16BE);

    EvidenceSet evidence =
        exports.with(FOLDER + "a.json", ("\uFEFF" + VPCS).getBytes(charset)).collect();

    assertThat(complaints(evidence)).isEmpty();
    assertThat(evidence.items().get(0).redactions())
        .containsExactly(new Redaction("", name + ", sealed as UTF-8"));
    assertThat(exports.store().bytes(evidence.items().get(0).digest())).asString().isEqualTo(VPCS);
  }

  @Test
  void given_utf_8_with_a_mark_it_is_sealed_without_and_that_is_recorded() {
    EvidenceSet evidence = exports.with(FOLDER + "a.json", "\uFEFF" + VPCS).collect();

    assertThat(evidence.items().get(0).redactions())
        .containsExactly(new Redaction("", "UTF-8 with a byte order mark, sealed as UTF-8"));
  }

  @Test
  void given_bytes_of_another_encoding_the_gap_names_the_line() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", "{\"Vpcs\": [\n{\"Tag\": \"é\"}]}".getBytes(ISO_8859_1))
            .with(FOLDER + "subnets.json", "{\"Subnets\": []}".getBytes(UTF_16LE))
            .with(FOLDER + "route-tables.json", new byte[] {(byte) 0xFF, (byte) 0xFE, 'x'})
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeRouteTables: not readable ("
                + FOLDER
                + "route-tables.json is not valid UTF-16, which its byte order mark announces)",
            HERE
                + "ec2:DescribeSubnets: not readable ("
                + FOLDER
                + "subnets.json looks like UTF-16 or UTF-32 without a byte order mark)",
            HERE
                + "ec2:DescribeVpcs: not readable ("
                + FOLDER
                + "vpcs.json is not valid UTF-8 at line 2)");
  }

  @Test
  void given_a_sparse_file_of_a_gigabyte_it_is_too_large_and_never_loaded() throws IOException {
    exports.with(FOLDER + "describe-vpcs.json", "");
    try (RandomAccessFile file =
        new RandomAccessFile(
            exports.root().resolve(FOLDER + "describe-vpcs.json").toFile(), "rw")) {
      file.setLength(1L << 30);
    }

    EvidenceSet evidence = exports.collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: larger than the limit ("
                + FOLDER
                + "describe-vpcs.json has more than 268435456 bytes (1073741824) and was not read)");
  }

  @Test
  void given_deep_nesting_the_gap_says_how_deep_is_read() {
    EvidenceSet evidence =
        exports.with(FOLDER + "vpcs.json", "{\"Vpcs\": " + "[".repeat(100_000)).collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: not readable ("
                + FOLDER
                + "vpcs.json is nested deeper than 200 levels at line 1, column 210)");
  }

  @Test
  void given_a_listing_cut_short_it_is_truncated_and_the_token_is_cited() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "v1.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}], \"NextToken\": \"t1\"}")
            .with(FOLDER + "v2.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}], \"NextToken\": \"t2\"}")
            .with(
                FOLDER + "r.tgw-rtb-1.json",
                "{\"Routes\": [], \"AdditionalRoutesAvailable\": true}")
            .collect();

    assertThat(evidence.items()).hasSize(3);
    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: truncated ("
                + FOLDER
                + "v1.json, "
                + FOLDER
                + "v2.json: NextToken says there is more, and no file continues it)",
            HERE
                + "ec2:SearchTransitGatewayRoutes TransitGatewayRouteTableId=tgw-rtb-1: truncated ("
                + FOLDER
                + "r.tgw-rtb-1.json: AdditionalRoutesAvailable says there is more, and no file"
                + " continues it)");
    assertThat(evidence.gaps())
        .filteredOn(gap -> gap.reason() == Reason.TRUNCATED)
        .first()
        .extracting(gap -> gap.where().orElseThrow().display())
        .isEqualTo(FOLDER + "v2.json#/NextToken");
  }

  @Test
  void given_two_files_that_give_an_item_differently_neither_is_believed() {
    EvidenceSet evidence =
        exports
            .with(
                FOLDER + "new.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}, {\"VpcId\": \"vpc-1\", \"CidrBlock\": \"10.0.0.0/8\"}]}")
            .with(
                FOLDER + "old.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"CidrBlock\": \"10.1.0.0/16\"}]}")
            .with(FOLDER + "page.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-3\"}]}")
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: two answers to one call ("
                + FOLDER
                + "new.json and "
                + FOLDER
                + "old.json differ in vpc-1)");
    CollectionGap gap =
        evidence.gaps().stream()
            .filter(g -> g.reason() == Reason.CONTRADICTORY)
            .findFirst()
            .orElseThrow();
    assertThat(gap.where().orElseThrow().display()).isEqualTo(FOLDER + "new.json#/Vpcs/1");
    assertThat(answers(evidence))
        .containsExactly(HERE + "ec2:DescribeVpcs < " + FOLDER + "page.json");
  }

  @Test
  void given_two_files_that_overlap_but_are_no_pages_neither_is_believed() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}, {\"VpcId\": \"vpc-2\"}]}")
            .with(FOLDER + "b.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}, {\"VpcId\": \"vpc-3\"}]}")
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: two answers to one call ("
                + FOLDER
                + "a.json and "
                + FOLDER
                + "b.json share vpc-2 but each has items that the other lacks)");
  }

  @Test
  void given_two_answers_that_are_one_object_they_must_be_equal() {
    String identity = "{\"UserId\": \"%s\", \"Account\": \"111122223333\", \"Arn\": \"arn:x\"}";

    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", identity.formatted("U1"))
            .with(FOLDER + "b.json", identity.formatted("U2"))
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "sts:GetCallerIdentity: two answers to one call ("
                + FOLDER
                + "a.json and "
                + FOLDER
                + "b.json differ in their answer)");
  }

  @Test
  void given_files_that_say_the_same_in_any_order_one_of_them_is_kept() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"Tags\": [1, 2]}]}")
            .with(FOLDER + "b.json", "{\"Vpcs\": [{\"Tags\": [2, 1], \"VpcId\": \"vpc-1\"}]}")
            .with(
                FOLDER + "c.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-2\"}, {\"VpcId\": \"vpc-1\", \"Tags\": [1, 2]}]}")
            .collect();

    assertThat(complaints(evidence)).isEmpty();
    assertThat(answers(evidence)).containsExactly(HERE + "ec2:DescribeVpcs < " + FOLDER + "c.json");
  }

  @Test
  void given_json_that_answers_no_call_it_is_named_with_its_members() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "roles.json", "{\"Roles\": [], \"Marker\": \"\"}")
            .with(FOLDER + "describe-vpcs.json", "{}")
            .with(FOLDER + "clusters.json", "{\"Clusters\": []}")
            .with(FOLDER + "entries.json", "{\"Entries\": []}")
            .collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: not recognised ("
                + FOLDER
                + "describe-vpcs.json is an empty object)",
            HERE
                + "file path="
                + FOLDER
                + "entries.json: not recognised ("
                + FOLDER
                + "entries.json may answer ec2:GetManagedPrefixListEntries, but neither its name nor"
                + " its folder tells which PrefixListId)",
            HERE
                + "file path="
                + FOLDER
                + "roles.json: not recognised ("
                + FOLDER
                + "roles.json answers no call that is read here; its members: Roles, Marker)",
            HERE
                + "redshift:DescribeClusters: not recognised ("
                + FOLDER
                + "clusters.json holds an empty list Clusters, as several services print it; a name"
                + " like redshift-describe-clusters.json would tell which)");
  }

  @Test
  void given_an_account_that_is_not_expected_it_is_not_read() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", VPCS)
            .with("999988887777/eu-central-1/vpcs.json", VPCS)
            .with("111122223333/us-east-1/vpcs.json", VPCS)
            .collect(List.of("111122223333"), List.of("eu-central-1"));

    assertThat(complaints(evidence))
        .containsExactly(
            "file/exports file path=111122223333/us-east-1: not part of the estate"
                + " (111122223333/us-east-1 belongs to region us-east-1, the estate has"
                + " eu-central-1; 1 file was not read)",
            "file/exports file path=999988887777/eu-central-1: not part of the estate"
                + " (999988887777/eu-central-1 belongs to account 999988887777, the estate has"
                + " 111122223333; 1 file was not read)");
    assertThat(evidence.items()).hasSize(1);
  }

  @Test
  void given_an_expected_account_without_files_every_call_is_a_gap_there() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", VPCS)
            .collect(List.of("111122223333", "444455556666"), List.of("eu-central-1"));

    assertThat(evidence.gaps())
        .filteredOn(gap -> gap.request().source().account().equals("444455556666"))
        .hasSize(ExportFolder.calls().calls().size())
        .allMatch(gap -> gap.reason() == Reason.NOT_COLLECTED)
        .first()
        .extracting(CollectionGap::display)
        .isEqualTo(
            "aws/444455556666/eu-central-1 autoscaling:DescribeAutoScalingGroups: not collected"
                + " (exports holds no file of this account and region)");
  }

  @Test
  void given_a_folder_that_is_missing_or_empty_the_gap_names_it() throws IOException {
    assertThat(complaints(exports.collect()))
        .containsExactly(
            "file/exports file path=exports: source not reachable (exports does not exist)");

    Files.createDirectories(exports.root());
    assertThat(complaints(exports.collect()))
        .containsExactly(
            "file/exports file path=exports: not collected (exports holds no .json file)");
    assertThat(exports.collect(List.of("111122223333"), List.of()).sources())
        .containsExactly(
            new EvidenceSource("aws", "111122223333", "unknown"),
            new EvidenceSource("file", "exports", ""));
  }

  @Test
  void given_links_out_of_the_folder_and_hidden_files_neither_is_read() throws IOException {
    exports
        .with(FOLDER + "vpcs.json", VPCS)
        .with(FOLDER + ".hidden.json", "{")
        .with(".git/x.json", "{");
    Path secret = Files.writeString(parent.resolve("subnets.json"), "{\"Subnets\": []}");
    Files.createSymbolicLink(exports.root().resolve(FOLDER + "subnets.json"), secret);
    Files.createSymbolicLink(exports.root().resolve("loop"), exports.root());

    EvidenceSet evidence = exports.collect();

    assertThat(complaints(evidence))
        .containsExactly(
            "file/exports file path="
                + FOLDER
                + "subnets.json: not part of the estate ("
                + FOLDER
                + "subnets.json is a symbolic link out of the folder and was not followed)");
    assertThat(evidence.items()).hasSize(1);
  }

  @Test
  void given_a_file_nobody_may_open_the_gap_says_so() throws IOException {
    exports.with(FOLDER + "vpcs.json", VPCS);
    Path file = exports.root().resolve(FOLDER + "vpcs.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "the super-user may open every file");

    assertThat(complaints(exports.collect()))
        .containsExactly(
            HERE
                + "ec2:DescribeVpcs: not readable ("
                + FOLDER
                + "vpcs.json cannot be opened: permission denied)");
  }

  @Test
  void given_a_line_end_in_a_file_name_messages_keep_to_one_line() {
    EvidenceSet evidence = exports.with(FOLDER + "a\nb.json", "{").collect();

    assertThat(complaints(evidence))
        .containsExactly(
            HERE
                + "file path="
                + FOLDER
                + "a%0Ab.json: not readable ("
                + FOLDER
                + "a%0Ab.json ends inside the document at line 1, column 2)");
  }

  @Test
  void given_files_written_in_any_order_the_evidence_is_the_same_seed_11() throws IOException {
    List<Integer> files = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    List<String> digests = new ArrayList<>();
    Random random = new Random(11);
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(files, random);
      ExportFolder folder = ExportFolder.in(Files.createDirectory(parent.resolve("r" + round)));
      for (int file : files) {
        folder.with(
            FOLDER + "f" + file + ".json",
            "{\"Vpcs\": [{\"VpcId\": \"vpc-%d\", \"X\": %d}], \"NextToken\": \"t\"}"
                .formatted(file / 2, file % 4));
      }
      digests.add(EvidenceManifest.of(folder.collect()).digest().sha256());
    }

    assertThat(digests).hasSize(5).containsOnly(digests.get(0));
  }
}
