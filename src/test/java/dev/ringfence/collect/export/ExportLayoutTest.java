package dev.ringfence.collect.export;

import static dev.ringfence.collect.export.ExportFolder.answers;
import static dev.ringfence.collect.export.ExportFolder.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportLayoutTest {
  private static final String VPC =
      """
      {"Vpcs": [{"VpcId": "vpc-1", "OwnerId": "111122223333"}]}
      """;
  private static final String SUBNET =
      """
      {"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "MapPublicIpOnLaunch": false,
        "AvailabilityZone": "eu-central-1a", "OwnerId": "111122223333",
        "SubnetArn": "arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-1"}]}
      """;
  private static final String HERE = "aws/111122223333/eu-central-1 ";

  private final ExportFolder exports;

  ExportLayoutTest(@TempDir Path parent) {
    this.exports = ExportFolder.in(parent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "111122223333/eu-central-1/",
        "aws_configs/",
        "aws_configs/eu-central-1/",
        "aws_configs/accounts/111122223333/eu-central-1/",
        "account=111122223333/region=eu-central-1/",
        "prod-111122223333/EU-CENTRAL-1/ec2/",
        ""
      })
  void given_a_layout_files_belong_to_the_account_and_region_it_tells(String folder) {
    EvidenceSet evidence =
        exports.with(folder + "first.json", VPC).with(folder + "second.json", SUBNET).collect();

    assertThat(answers(evidence))
        .containsExactly(
            HERE + "ec2:DescribeSubnets < " + folder + "second.json",
            HERE + "ec2:DescribeVpcs < " + folder + "first.json");
    assertThat(complaints(evidence)).isEmpty();
  }

  @Test
  void given_folders_per_region_each_is_a_source_and_the_identity_above_is_of_all() {
    EvidenceSet evidence =
        exports
            .with(
                "aws_configs/sts-get-caller-identity.json",
                """
                {"UserId": "AROA:audit", "Account": "111122223333",
                 "Arn": "arn:aws:sts::111122223333:assumed-role/ReadOnly/audit"}
                """)
            .with("aws_configs/eu-central-1/vpcs.json", "{\"Vpcs\": []}")
            .with("aws_configs/eu-west-1/vpcs.json", "{\"Vpcs\": []}")
            .collect();

    assertThat(evidence.sources())
        .containsExactly(
            new EvidenceSource("aws", "111122223333", "eu-central-1"),
            new EvidenceSource("aws", "111122223333", "eu-west-1"),
            new EvidenceSource("aws", "111122223333", "global"));
    assertThat(evidence.gaps())
        .noneMatch(gap -> gap.request().call().equals("sts:GetCallerIdentity"));
    assertThat(evidence.gaps()).noneMatch(gap -> gap.request().source().region().equals("global"));
  }

  @Test
  void given_nothing_that_tells_the_account_or_region_they_are_unknown() {
    EvidenceSet evidence = exports.with("vpcs.json", "{\"Vpcs\": []}").collect();

    assertThat(evidence.sources()).containsExactly(new EvidenceSource("aws", "unknown", "unknown"));
  }

  @Test
  void given_account_and_region_in_file_names_they_are_taken_from_there() {
    EvidenceSet evidence =
        exports
            .with("444455556666_eu-west-1_vpcs.json", "{\"Vpcs\": []}")
            .with("444455556666_eu-west-2_vpcs.json", "{\"Vpcs\": []}")
            .collect();

    assertThat(answers(evidence))
        .containsExactly(
            "aws/444455556666/eu-west-1 ec2:DescribeVpcs < 444455556666_eu-west-1_vpcs.json",
            "aws/444455556666/eu-west-2 ec2:DescribeVpcs < 444455556666_eu-west-2_vpcs.json");
  }

  @ParameterizedTest
  @CsvSource({
    "ec2-describe-subnets.json",
    "describe-subnets.json",
    "describe_subnets.json",
    "DescribeSubnets.json",
    "EC2_DescribeSubnets.json",
    "subnets.json",
    "ec2-subnets-1.json",
    "subnets/page-1.json",
    "describe-subnets/1.json",
    "ec2/describe-subnets.eu-central-1.json"
  })
  void given_an_empty_list_whose_key_is_shared_the_name_tells_the_call(String path) {
    EvidenceSet evidence =
        exports.with("111122223333/eu-central-1/" + path, "{\"Subnets\": []}").collect();

    assertThat(answers(evidence))
        .containsExactly(HERE + "ec2:DescribeSubnets < 111122223333/eu-central-1/" + path);
  }

  @ParameterizedTest
  @CsvSource({
    "describe-clusters.json, false",
    "clusters.json, false",
    "anything.json, false",
    "redshift-describe-clusters.json, true",
    "redshift/clusters.json, true"
  })
  void given_an_empty_list_that_many_services_print_only_the_service_in_the_name_tells(
      String path, boolean isRecognised) {
    EvidenceSet evidence =
        exports.with("111122223333/eu-central-1/" + path, "{\"Clusters\": []}").collect();

    assertThat(answers(evidence).isEmpty()).isNotEqualTo(isRecognised);
    assertThat(complaints(evidence).isEmpty()).isEqualTo(isRecognised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elbv2-describe-target-health.web-api.json",
        "describe_target_health_web-api.json",
        "DescribeTargetHealth_web-api.json",
        "describe-target-health-web-api-1.json",
        "describe-target-health/web-api.json",
        "target-health/web_api.json",
        "describe-target-health.arn_aws_elasticloadbalancing_eu-central-1_111122223333_targetgroup_web-api_25af8b8aaaa084e5.json",
        "describe-target-health.targetgroup-web-api-25af8b8aaaa084e5.json",
        "describe-target-health/arn%3Aaws%3Aelasticloadbalancing.targetgroup-web-api-25af8b8aaaa084e5.json"
      })
  void given_a_target_group_by_name_or_arn_in_the_path_the_request_has_its_arn(String path) {
    EvidenceSet evidence =
        exports
            .with("111122223333/eu-central-1/groups.json", targetGroups("web-api", "web"))
            .with(
                "111122223333/eu-central-1/" + path,
                "{\"TargetHealthDescriptions\": [{\"Target\": {\"Id\": \"i-1\", \"Port\": 80}}]}")
            .collect();

    assertThat(answers(evidence))
        .contains(
            HERE
                + "elbv2:DescribeTargetHealth TargetGroupArn="
                + arn("web-api")
                + " < 111122223333/eu-central-1/"
                + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec2-get-managed-prefix-list-entries.pl-0a1.json",
        "entries_pl-0a1.json",
        "pl-0a1.json",
        "pl-0a1/entries.json"
      })
  void given_an_item_id_in_the_path_the_request_has_it(String path) {
    EvidenceSet evidence =
        exports
            .with(
                "111122223333/eu-central-1/" + path, "{\"Entries\": [{\"Cidr\": \"10.0.0.0/8\"}]}")
            .collect();

    assertThat(answers(evidence))
        .containsExactly(
            HERE
                + "ec2:GetManagedPrefixListEntries PrefixListId=pl-0a1 < 111122223333/eu-central-1/"
                + path);
  }

  @Test
  void given_items_in_a_listing_without_an_answer_of_their_own_each_is_a_gap() {
    EvidenceSet evidence =
        exports
            .with(
                "111122223333/eu-central-1/lists.json",
                """
                {"PrefixLists": [
                  {"PrefixListId": "pl-0a1", "PrefixListName": "offices"},
                  {"PrefixListId": "pl-0b2", "PrefixListName": "partners"}]}
                """)
            .with("111122223333/eu-central-1/groups.json", targetGroups("web"))
            .with("111122223333/eu-central-1/pl-0a1.json", "{\"Entries\": []}")
            .collect();

    assertThat(
            evidence.gaps().stream()
                .filter(gap -> !gap.request().parameters().isEmpty())
                .filter(gap -> !gap.request().call().equals("cloudtrail:LookupEvents"))
                .map(gap -> gap.display()))
        .containsExactly(
            HERE
                + "ec2:GetManagedPrefixListEntries PrefixListId=pl-0b2: not collected"
                + " (no file answers it)",
            HERE
                + "elbv2:DescribeTargetHealth TargetGroupArn="
                + arn("web")
                + ": not collected (no file answers it)");
    assertThat(evidence.gaps())
        .noneMatch(gap -> gap.request().call().equals("ec2:SearchTransitGatewayRoutes"));
  }

  @Test
  void given_one_file_every_other_call_of_the_table_is_a_gap() {
    EvidenceSet evidence = exports.with("111122223333/eu-central-1/a.json", VPC).collect();

    long single = ExportFolder.calls().calls().stream().filter(call -> !call.isPerItem()).count();
    long words = ExportFolder.calls().calls().stream().mapToLong(call -> call.words().size()).sum();
    assertThat(evidence.gaps()).hasSize((int) (single - 1 + words));
    assertThat(evidence.gaps()).allMatch(gap -> gap.reason() == Reason.NOT_COLLECTED);
    assertThat(evidence.gaps().get(0).display())
        .isEqualTo(
            HERE + "autoscaling:DescribeAutoScalingGroups: not collected (no file answers it)");
  }

  @Test
  void given_several_pages_they_are_items_of_one_request() {
    EvidenceSet evidence =
        exports
            .with(
                "111122223333/eu-central-1/vpcs-1.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}, {\"VpcId\": \"vpc-2\"}], \"NextToken\": \"x\"}")
            .with("111122223333/eu-central-1/vpcs-2.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-3\"}]}")
            .collect();

    assertThat(evidence.items()).extracting(Evidence::items).containsExactly(2, 1);
    assertThat(evidence.items())
        .extracting(Evidence::request)
        .containsOnly(evidence.items().get(0).request());
    assertThat(complaints(evidence)).isEmpty();
  }

  @Test
  void given_answers_merged_into_one_document_each_is_recognised() {
    EvidenceSet evidence =
        exports
            .with(
                "111122223333/eu-central-1/all.json",
                "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}], \"NatGateways\": []}")
            .collect();

    assertThat(answers(evidence))
        .containsExactly(
            HERE + "ec2:DescribeNatGateways < 111122223333/eu-central-1/all.json",
            HERE + "ec2:DescribeVpcs < 111122223333/eu-central-1/all.json");
  }

  @Test
  void given_the_folder_of_a_region_itself_its_own_name_and_the_one_above_tell() {
    exports.with("111122223333/eu-central-1/vpcs.json", "{\"Vpcs\": []}");

    EvidenceSet evidence =
        exports.collect(
            ExportTree.of(exports.root().resolve("111122223333/eu-central-1")),
            ExportLimits.DEFAULT);

    assertThat(answers(evidence)).containsExactly(HERE + "ec2:DescribeVpcs < vpcs.json");
  }

  @Test
  void given_two_trees_of_one_name_their_paths_stay_apart() {
    exports.with("a/exports/111122223333/eu-central-1/v.json", VPC);
    exports.with("b/exports/111122223333/eu-central-1/s.json", SUBNET);

    EvidenceSet evidence =
        exports.collect(
            new ExportTree(
                List.of(
                    new ExportTree.Root(exports.root().resolve("a/exports"), List.of(), List.of()),
                    new ExportTree.Root(
                        exports.root().resolve("b/exports"), List.of(), List.of()))),
            ExportLimits.DEFAULT);

    assertThat(answers(evidence))
        .containsExactly(
            HERE + "ec2:DescribeSubnets < exports-2/111122223333/eu-central-1/s.json",
            HERE + "ec2:DescribeVpcs < exports/111122223333/eu-central-1/v.json");
  }

  private static String targetGroups(String... names) {
    return "{\"TargetGroups\": ["
        + String.join(
            ",",
            java.util.stream.Stream.of(names)
                .map(
                    name ->
                        "{\"TargetGroupArn\": \"%s\", \"TargetGroupName\": \"%s\"}"
                            .formatted(arn(name), name))
                .toList())
        + "]}";
  }

  private static String arn(String name) {
    return "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/"
        + name
        + "/25af8b8aaaa084e5";
  }
}
