package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.ZoneAssignment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TiersTest {
  private static final String SUBNET =
      """
      {"Subnets": [{"SubnetId": "subnet-01", "VpcId": "vpc-01", "OwnerId": "111122223333",
        "CidrBlock": "10.0.1.0/24", "Tags": [%s]}]}
      """;
  private static final String MAIN_TABLE =
      """
      {"RouteTables": [{"RouteTableId": "rtb-01", "VpcId": "vpc-01", "OwnerId": "111122223333",
        "Associations": [{"Main": true}],
        "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "%s", "State": "%s"}]}]}
      """;
  private static final String INTERFACE =
      """
      {"NetworkInterfaceId": "eni-%s", "VpcId": "vpc-01", "SubnetId": "subnet-01",
       "OwnerId": "111122223333", "InterfaceType": "interface", "Status": "%s",
       "RequesterManaged": %s, "Description": "%s", "Groups": []}
      """;

  @Test
  void given_a_zone_and_a_tag_then_the_zone_decides() {
    Subnet subnet =
        only(
            untagged("{\"Key\": \"Tier\", \"Value\": \"data\"}"),
            place -> Optional.of(Fact.known("edge", place.header().source())));

    assertThat(subnet.tier().valueIfKnown()).contains("edge");
    assertThat(subnet.isTierInferred().valueIfKnown()).contains(false);
  }

  @Test
  void given_a_tag_then_it_is_the_tier_in_small_letters_and_cites_its_value() {
    Subnet subnet = only(untagged("{\"Key\": \"tier\", \"Value\": \"DMZ\"}"));

    assertThat(subnet.tier().valueIfKnown()).contains("dmz");
    assertThat(subnet.tier().sources().get(0).pointer()).contains("/Subnets/0/Tags/0/Value");
  }

  @Test
  void given_an_active_route_to_an_internet_gateway_in_the_main_table_then_it_is_public() {
    Subnet subnet = only(untagged("").with(PRODUCTION, "ec2:DescribeRouteTables", igw("active")));

    assertThat(subnet.tier().valueIfKnown()).contains("public");
    assertThat(subnet.isTierInferred().valueIfKnown()).contains(true);
    assertThat(subnet.tier().sources().get(0).pointer())
        .contains("/RouteTables/0/Routes/0/GatewayId");
  }

  @Test
  void given_a_blackhole_to_an_internet_gateway_then_it_is_not_public() {
    Subnet subnet = only(inhabited("blackhole", List.of()));

    assertThat(subnet.tier().valueIfKnown()).contains("application");
  }

  @Test
  void given_data_stores_and_a_detached_interface_then_it_is_a_data_subnet() {
    Subnet subnet =
        only(
            inhabited(
                "blackhole",
                List.of(
                    INTERFACE.formatted("01", "in-use", true, "RDSNetworkInterface"),
                    INTERFACE.formatted("02", "available", false, ""))));

    assertThat(subnet.tier().valueIfKnown()).contains("data");
  }

  @Test
  void given_a_server_beside_a_data_store_then_it_is_an_application_subnet() {
    Subnet subnet =
        only(
            inhabited(
                "blackhole",
                List.of(
                    INTERFACE.formatted("01", "in-use", true, "RDSNetworkInterface"),
                    INTERFACE.formatted("02", "in-use", false, ""))));

    assertThat(subnet.tier().valueIfKnown()).contains("application");
  }

  @Test
  void given_a_description_that_somebody_wrote_then_it_makes_no_data_store() {
    Subnet subnet =
        only(
            inhabited(
                "blackhole",
                List.of(INTERFACE.formatted("01", "in-use", false, "RDSNetworkInterface"))));

    assertThat(subnet.tier().valueIfKnown()).contains("application");
  }

  @Test
  void given_no_answer_about_route_tables_then_the_tier_is_unknown() {
    Subnet subnet = only(untagged(""));

    assertThat(subnet.tier().isKnown()).isFalse();
  }

  @Test
  void given_no_answer_about_interfaces_then_a_subnet_without_a_way_out_is_unknown() {
    Subnet subnet =
        only(untagged("").with(PRODUCTION, "ec2:DescribeRouteTables", igw("blackhole")));

    assertThat(subnet.tier().isKnown()).isFalse();
  }

  @Test
  void given_a_route_nobody_knows_then_the_tier_is_unknown() {
    Subnet subnet =
        only(
            inhabited("active", List.of())
                .with(
                    PRODUCTION,
                    "ec2:DescribeRouteTables",
                    MAIN_TABLE.formatted("xyz-1", "active")));

    assertThat(subnet.tier().isKnown()).isFalse();
  }

  @Test
  void given_an_explicit_association_then_the_main_table_does_not_count() {
    Subnet subnet =
        only(
            untagged("")
                .with(
                    PRODUCTION,
                    "ec2:DescribeRouteTables",
                    """
                    {"RouteTables": [
                      {"RouteTableId": "rtb-01", "VpcId": "vpc-01", "OwnerId": "111122223333",
                       "Associations": [{"Main": true}], "Routes": []},
                      {"RouteTableId": "rtb-02", "VpcId": "vpc-01", "OwnerId": "111122223333",
                       "Associations": [{"Main": false, "SubnetId": "subnet-01"}], "Routes": [
                       {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1",
                        "State": "active"}]}]}
                    """));

    assertThat(subnet.tier().valueIfKnown()).contains("public");
  }

  @Test
  void given_only_the_participants_view_of_a_shared_subnet_then_its_tier_is_unknown() {
    ExportedEstate estate =
        ExportedEstate.empty()
            .with(
                "999988887777",
                "ec2:DescribeSubnets",
                SUBNET.formatted("{\"Key\": \"Tier\", \"Value\": \"public\"}"));

    assertThat(only(estate).tier().isKnown()).isFalse();
    assertThat(only(estate).id())
        .isEqualTo("arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-01");
  }

  private static ExportedEstate untagged(String tags) {
    return ExportedEstate.empty().with(PRODUCTION, "ec2:DescribeSubnets", SUBNET.formatted(tags));
  }

  private static ExportedEstate inhabited(String state, List<String> interfaces) {
    ExportedEstate estate =
        untagged("")
            .with(
                PRODUCTION,
                "ec2:DescribeNetworkInterfaces",
                "{\"NetworkInterfaces\": [" + String.join(",", interfaces) + "]}");
    return state.equals("active")
        ? estate
        : estate.with(PRODUCTION, "ec2:DescribeRouteTables", igw(state));
  }

  private static String igw(String state) {
    return MAIN_TABLE.formatted("igw-01", state);
  }

  private static Subnet only(ExportedEstate estate) {
    return only(estate, ZoneAssignment.NONE);
  }

  private static Subnet only(ExportedEstate estate, ZoneAssignment zones) {
    return estate.read(zones).of(Subnet.class).findFirst().orElseThrow();
  }
}
