package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Route;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private static final String TABLE = "arn:aws:ec2:eu-central-1:111122223333:route-table/rtb-01";

  @ParameterizedTest
  @CsvSource({
    "GatewayId, local, local",
    "GatewayId, igw-01, internet-gateway",
    "GatewayId, vgw-01, vpn-gateway",
    "GatewayId, vpce-01, service-endpoint",
    "EgressOnlyInternetGatewayId, eigw-01, egress-only-gateway",
    "NatGatewayId, nat-01, nat-gateway",
    "TransitGatewayId, tgw-01, transit-gateway",
    "NetworkInterfaceId, eni-01, interface",
    "LocalGatewayId, lgw-01, local-gateway",
    "CarrierGatewayId, cagw-01, carrier-gateway",
    "CoreNetworkArn, arn:aws:networkmanager::1:core-network/c, core-network"
  })
  void given_a_target_then_its_kind_is_told(String member, String id, String kind) {
    Route route =
        only(
            """
            {"DestinationCidrBlock": "10.9.0.1/16", "%s": "%s", "State": "active"}
            """
                .formatted(member, id));

    assertThat(route.target().valueIfKnown()).contains(kind);
    assertThat(route.targetId().valueIfKnown()).contains(id);
    assertThat(route.isActive().valueIfKnown()).contains(true);
    assertThat(route.id()).isEqualTo(TABLE + "#10.9.0.0/16");
    assertThat(route.peerAddresses().valueIfKnown()).contains(Addresses.none());
  }

  @Test
  void given_a_blackhole_without_target_then_it_leads_nowhere_and_that_is_known() {
    Route route = only("{\"DestinationCidrBlock\": \"10.9.0.0/16\", \"State\": \"blackhole\"}");

    assertThat(route.target().valueIfKnown()).contains("");
    assertThat(route.isActive().valueIfKnown()).contains(false);
  }

  @Test
  void given_an_active_route_without_known_target_then_it_stays_and_is_reported() {
    NetworkModel model =
        read(
            """
            {"DestinationCidrBlock": "10.9.0.0/16", "State": "active", "WarpGateId": "wg-1"}
            """);

    Route route = model.of(Route.class).findFirst().orElseThrow();
    assertThat(route.target().isKnown()).isFalse();
    assertThat(route.peerAddresses().isKnown()).isFalse();
    assertThat(model.unmodelled()).extracting(Unmodelled::owner).containsOnly(TABLE);
  }

  @Test
  void given_a_prefix_list_with_its_entries_then_the_destination_is_their_union() {
    NetworkModel model =
        estate(
                """
                {"DestinationPrefixListId": "pl-0a", "GatewayId": "vpce-01", "State": "active"}
                """)
            .with(
                PRODUCTION,
                "ec2:GetManagedPrefixListEntries",
                "pl-0a",
                """
                {"Entries": [{"Cidr": "192.0.2.0/25"}, {"Cidr": "192.0.2.128/25"}]}
                """)
            .read();

    Route route = model.of(Route.class).findFirst().orElseThrow();
    assertThat(route.destination().valueIfKnown()).contains(Addresses.of("192.0.2.0/24"));
    assertThat(route.destination().sources().get(0).pointer()).contains("/Entries/0/Cidr");
  }

  @Test
  void given_a_prefix_list_without_its_entries_then_the_destination_is_unknown() {
    Route route =
        only(
            """
            {"DestinationPrefixListId": "pl-0a", "GatewayId": "vpce-01", "State": "active"}
            """);

    assertThat(route.destination().isKnown()).isFalse();
    assertThat(route.id()).isEqualTo(TABLE + "#pl-0a");
  }

  @Test
  void given_a_static_and_a_learned_route_for_one_block_then_the_static_one_keeps_the_name() {
    List<String> ids =
        read("""
                {"DestinationCidrBlock": "10.9.0.0/16", "GatewayId": "vgw-1", "State": "active",
                 "Origin": "EnableVgwRoutePropagation"},
                {"DestinationCidrBlock": "10.9.0.0/16", "TransitGatewayId": "tgw-1",
                 "State": "active", "Origin": "CreateRoute"}
                """)
            .of(Route.class)
            .map(Route::id)
            .toList();

    assertThat(ids).containsExactly(TABLE + "#10.9.0.0/16", TABLE + "#10.9.0.0/16:propagated");
  }

  @Test
  void given_a_peering_then_the_addresses_are_the_other_sides_in_both_families() {
    Route route = peered("[{\"CidrBlock\": \"10.30.0.0/16\"}]", "active");

    assertThat(route.peerAddresses().valueIfKnown())
        .contains(Addresses.of("10.30.0.0/16", "2001:db8:1::/56"));
  }

  @Test
  void given_a_peering_whose_other_side_nobody_describes_then_its_addresses_are_unknown() {
    ExportedEstate estate = estate(PEERED);

    Route route = estate.read().of(Route.class).findFirst().orElseThrow();

    assertThat(route.peerAddresses().isKnown()).isFalse();
    assertThat(route.target().valueIfKnown()).contains("peering");
  }

  @Test
  void given_no_tables_of_a_network_that_is_main_then_nothing_says_which_tiers_it_serves() {
    Route route = only("{\"DestinationCidrBlock\": \"10.9.0.0/16\", \"GatewayId\": \"local\"}");

    assertThat(route.isActive().isKnown()).isFalse();
    assertThat(route.tiers().isKnown()).isFalse();
  }

  private static final String PEERED =
      """
      {"DestinationCidrBlock": "10.0.0.0/8", "VpcPeeringConnectionId": "pcx-1", "State": "active"}
      """;

  private static Route peered(String blocks, String state) {
    return estate(PEERED)
        .with(
            PRODUCTION,
            "ec2:DescribeVpcPeeringConnections",
            """
            {"VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1",
              "Status": {"Code": "%s"},
              "RequesterVpcInfo": {"VpcId": "vpc-09", "OwnerId": "444455556666",
                "Region": "eu-central-1", "CidrBlockSet": %s,
                "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "2001:db8:1::/56"}]},
              "AccepterVpcInfo": {"VpcId": "vpc-01", "OwnerId": "111122223333",
                "Region": "eu-central-1", "CidrBlockSet": [{"CidrBlock": "10.20.0.0/16"}]}}]}
            """
                .formatted(state, blocks))
        .read()
        .of(Route.class)
        .findFirst()
        .orElseThrow();
  }

  private static Route only(String route) {
    return read(route).of(Route.class).findFirst().orElseThrow();
  }

  private static NetworkModel read(String routes) {
    return estate(routes).read();
  }

  private static ExportedEstate estate(String routes) {
    return ExportedEstate.empty()
        .with(
            PRODUCTION,
            "ec2:DescribeRouteTables",
            """
            {"RouteTables": [{"RouteTableId": "rtb-01", "VpcId": "vpc-01",
              "OwnerId": "111122223333", "Associations": [{"Main": true}], "Routes": [%s]}]}
            """
                .formatted(routes));
  }
}
