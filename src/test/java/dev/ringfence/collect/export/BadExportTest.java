package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.complaints;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.evidence.EvidenceSet;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
}
