package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.VirtualNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VpcsTest {
  private static final String EXCLUSION =
      """
      {"InternetGatewayExclusionMode": "%s", "State": "%s",
       "ResourceArn": "arn:aws:ec2:eu-central-1:111122223333:%s"}
      """;

  @Test
  void given_a_block_that_was_taken_away_then_it_does_not_count() {
    VirtualNetwork network = only(vpc());

    assertThat(network.cidrs().valueIfKnown())
        .contains(Addresses.of("10.0.0.0/16", "2001:db8:5::/56"));
    assertThat(network.cidrs().sources().get(0).pointer())
        .contains("/Vpcs/0/CidrBlockAssociationSet/0/CidrBlock");
  }

  @ParameterizedTest
  @CsvSource({
    "off, allow-egress, create-complete, vpc/vpc-01, off",
    "block-ingress, allow-bidirectional, create-complete, vpc/vpc-01, off",
    "block-bidirectional, allow-egress, create-complete, vpc/vpc-01, block-ingress",
    "block-bidirectional, allow-egress, create-complete, subnet/subnet-01, block-ingress",
    "block-bidirectional, allow-bidirectional, update-in-progress, subnet/subnet-01, off",
    "block-bidirectional, allow-bidirectional, delete-complete, vpc/vpc-01, block-bidirectional",
    "block-bidirectional, allow-bidirectional, create-complete, vpc/vpc-02, block-bidirectional"
  })
  void given_a_mode_and_an_exclusion_then_the_network_is_as_closed_as_its_most_open_part(
      String mode, String exclusion, String state, String excluded, String expected) {
    VirtualNetwork network = only(blocked(mode, EXCLUSION.formatted(exclusion, state, excluded)));

    assertThat(network.publicAccessBlock().valueIfKnown()).contains(expected);
  }

  @Test
  void given_an_excluded_subnet_that_nobody_describes_then_the_block_is_unknown() {
    ExportedEstate estate =
        blocked(
            "block-ingress",
            EXCLUSION.formatted("allow-bidirectional", "create-complete", "subnet/subnet-09"));

    assertThat(only(estate).publicAccessBlock().isKnown()).isFalse();
  }

  @Test
  void given_no_answer_about_exclusions_then_the_block_is_unknown() {
    ExportedEstate estate =
        vpc().with(PRODUCTION, "ec2:DescribeVpcBlockPublicAccessOptions", options("off"));

    assertThat(only(estate).publicAccessBlock().isKnown()).isFalse();
  }

  @Test
  void given_an_empty_list_of_interfaces_then_there_are_no_workloads_but_without_it_who_knows() {
    ExportedEstate empty =
        vpc().with(PRODUCTION, "ec2:DescribeNetworkInterfaces", "{\"NetworkInterfaces\": []}");

    assertThat(only(empty).hasWorkloads().valueIfKnown()).contains(false);
    assertThat(only(vpc()).hasWorkloads().isKnown()).isFalse();
  }

  private static ExportedEstate blocked(String mode, String exclusion) {
    return vpc()
        .with(
            PRODUCTION,
            "ec2:DescribeSubnets",
            """
            {"Subnets": [{"SubnetId": "subnet-01", "VpcId": "vpc-01", "OwnerId": "111122223333",
              "CidrBlock": "10.0.1.0/24"}]}
            """)
        .with(PRODUCTION, "ec2:DescribeVpcBlockPublicAccessOptions", options(mode))
        .with(
            PRODUCTION,
            "ec2:DescribeVpcBlockPublicAccessExclusions",
            "{\"VpcBlockPublicAccessExclusions\": [" + exclusion + "]}");
  }

  private static String options(String mode) {
    return """
        {"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "%s",
          "State": "update-complete"}}
        """
        .formatted(mode);
  }

  private static ExportedEstate vpc() {
    return ExportedEstate.empty()
        .with(
            PRODUCTION,
            "ec2:DescribeVpcs",
            """
            {"Vpcs": [{"VpcId": "vpc-01", "OwnerId": "111122223333", "CidrBlock": "10.0.0.0/16",
              "IsDefault": false,
              "CidrBlockAssociationSet": [
                {"CidrBlock": "10.0.0.0/16", "CidrBlockState": {"State": "associated"}},
                {"CidrBlock": "10.9.0.0/16", "CidrBlockState": {"State": "disassociated"}}],
              "Ipv6CidrBlockAssociationSet": [
                {"Ipv6CidrBlock": "2001:db8:5::/56",
                 "Ipv6CidrBlockState": {"State": "associated"}}]}]}
            """);
  }

  private static VirtualNetwork only(ExportedEstate estate) {
    return estate.read().of(VirtualNetwork.class).findFirst().orElseThrow();
  }
}
