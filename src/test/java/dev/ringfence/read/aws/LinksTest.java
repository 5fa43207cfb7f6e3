package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.ClientVpn;
import dev.ringfence.network.DedicatedLink;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.VpnConnection;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final String CONNECTIONS = "ec2:DescribeVpnConnections";
  private static final String VPN_GATEWAYS = "ec2:DescribeVpnGateways";
  private static final String CUSTOMERS = "ec2:DescribeCustomerGateways";
  private static final String CLIENT_VPNS = "ec2:DescribeClientVpnEndpoints";
  private static final String RULES = "ec2:DescribeClientVpnAuthorizationRules";
  private static final String INTERFACES = "directconnect:DescribeVirtualInterfaces";
  private static final String DX_GATEWAYS = "directconnect:DescribeDirectConnectGateways";
  private static final String ASSOCIATIONS =
      "directconnect:DescribeDirectConnectGatewayAssociations";
  private static final String CLIENT_VPN = "cvpn-endpoint-0aaa000000000000a";
  private static final String EC2 = "arn:aws:ec2:eu-central-1:111122223333:";

  private static AnsweredCalls links() {
    return AnsweredCalls.of(INTERFACES, DX_GATEWAYS, ASSOCIATIONS, VPN_GATEWAYS);
  }

  @Test
  void given_a_static_vpn_then_only_routed_blocks_of_the_far_side_are_behind_it() {
    VpnConnection vpn =
        Read.of(AnsweredCalls.of(CONNECTIONS)).one(VpnConnection.class, "vpn-0aaa000000000001a");

    assertThat(value(vpn.remoteAddresses())).isEqualTo(Addresses.of("192.168.10.0/24"));
    assertThat(decidedAt(vpn.remoteAddresses()))
        .isEqualTo("/VpnConnections/0/Routes/0/DestinationCidrBlock");
    assertThat(value(vpn.gateway())).isEqualTo(EC2 + "vpn-gateway/vgw-0aaa000000000000a");
    assertThat(value(vpn.customerGateway()))
        .isEqualTo(EC2 + "customer-gateway/cgw-0aaa000000000000a");
    assertThat(value(vpn.tunnelsUp())).isEqualTo(1);
  }

  @Test
  void given_a_vpn_with_bgp_then_every_address_of_its_family_may_be_behind_it() {
    Read read = Read.of(AnsweredCalls.of(CONNECTIONS));

    VpnConnection vpn = read.one(VpnConnection.class, "vpn-0aaa000000000002a");
    assertThat(value(vpn.remoteAddresses())).isEqualTo(Addresses.all(Family.IPV4));
    assertThat(value(vpn.gateway())).isEqualTo(EC2 + "transit-gateway/tgw-0aaa000000000000a");
    assertThat(value(vpn.tunnelsUp())).isEqualTo(2);
    assertThat(read.byLocalId(VpnConnection.class)).doesNotContainKey("vpn-0aaa000000000003a");
  }

  @Test
  void given_the_selector_of_this_side_only_then_it_says_nothing_about_the_far_side() {
    VpnConnection vpn =
        Read.of(
                new AnsweredCalls()
                    .changed(CONNECTIONS, "\"LocalIpv4NetworkCidr\": \"192.168.0.0/16\",", ""))
            .one(VpnConnection.class, "vpn-0aaa000000000001a");

    assertThat(value(vpn.remoteAddresses()))
        .isEqualTo(Addresses.of("192.168.10.0/24", "172.16.0.0/24"));
  }

  @Test
  void given_gateways_then_only_attached_networks_count() {
    Read read = Read.of(AnsweredCalls.of(VPN_GATEWAYS, CUSTOMERS));

    Gateway vpn = read.one(Gateway.class, "vgw-0aaa000000000000a");
    assertThat(value(vpn.type())).isEqualTo("vpn");
    assertThat(value(vpn.virtualNetworks())).containsExactly(EC2 + "vpc/vpc-0aaa000000000000a");
    assertThat(value(read.one(Gateway.class, "cgw-0aaa000000000000a").type()))
        .isEqualTo("customer");
  }

  @Test
  void given_a_client_vpn_then_rules_in_force_for_everybody_are_what_all_may_reach() {
    ClientVpn vpn =
        Read.of(AnsweredCalls.of(CLIENT_VPNS).withItem(RULES, CLIENT_VPN))
            .one(ClientVpn.class, CLIENT_VPN);

    assertThat(value(vpn.authorizedForAll())).containsExactly("10.20.0.0/16");
    assertThat(value(vpn.authentication()))
        .containsExactly("certificate-authentication", "federated-authentication");
    assertThat(value(vpn.isSplitTunnel())).isTrue();
    assertThat(value(vpn.isConnectionLogged())).isFalse();
    assertThat(value(vpn.clientAddresses())).isEqualTo(Addresses.of("10.200.0.0/22"));
    assertThat(value(vpn.filters())).containsExactly(EC2 + "security-group/sg-0adm000000000000a");
  }

  @Test
  void given_a_client_vpn_nobody_asked_about_then_its_rules_are_unknown() {
    ClientVpn vpn = Read.of(AnsweredCalls.of(CLIENT_VPNS)).one(ClientVpn.class, CLIENT_VPN);

    assertThat(reason(vpn.authorizedForAll())).contains("not collected");
  }

  @Test
  void given_a_client_vpn_for_both_families_then_its_client_addresses_are_unknown() {
    ClientVpn vpn =
        Read.of(
                new AnsweredCalls()
                    .changed(
                        CLIENT_VPNS,
                        "\"SplitTunnel\": true,",
                        "\"SplitTunnel\": true, \"TrafficIpAddressType\": \"dual-stack\","))
            .one(ClientVpn.class, CLIENT_VPN);

    assertThat(reason(vpn.clientAddresses())).contains("IPv6");
  }

  @Test
  void given_a_private_link_then_the_prefixes_of_its_gateways_associations_are_routed() {
    DedicatedLink link = Read.of(links()).one(DedicatedLink.class, "dxvif-aaaaaaa1");

    assertThat(link.id())
        .isEqualTo("arn:aws:directconnect:eu-central-1:111122223333:dxvif/dxvif-aaaaaaa1");
    assertThat(value(link.routedAddresses()))
        .isEqualTo(Addresses.of("10.20.0.0/16", "10.30.0.0/16"));
    assertThat(value(link.gateway())).contains("dx-gateway/99999999");
    assertThat(value(link.connection())).endsWith("dxcon/dxcon-aaaaaaa1");
    assertThat(value(link.header().tags().value("Tier"))).isEqualTo("link");
  }

  @Test
  void given_a_public_link_then_the_announced_prefixes_are_routed() {
    DedicatedLink link = Read.of(links()).one(DedicatedLink.class, "dxvif-aaaaaaa2");

    assertThat(value(link.type())).isEqualTo("public");
    assertThat(value(link.routedAddresses()))
        .isEqualTo(Addresses.of("198.51.100.0/24", "203.0.113.0/28"));
    assertThat(value(link.gateway())).isEmpty();
    assertThat(value(link.connection())).endsWith("dxlag/dxlag-aaaaaaa1");
  }

  @Test
  void given_a_link_straight_to_a_vpn_gateway_then_its_prefixes_are_not_among_the_evidence() {
    Read read = Read.of(links());

    assertThat(reason(read.one(DedicatedLink.class, "dxvif-aaaaaaa3").routedAddresses()))
        .contains("BGP");
    assertThat(read.byLocalId(DedicatedLink.class)).doesNotContainKey("dxvif-aaaaaaa4");
  }

  @Test
  void given_denied_associations_then_prefixes_and_networks_are_unknown() {
    Read read = Read.of(links().denied(ASSOCIATIONS));

    assertThat(reason(read.one(DedicatedLink.class, "dxvif-aaaaaaa1").routedAddresses()))
        .contains("access denied");
    assertThat(
            reason(
                read.one(Gateway.class, "99999999-9999-4999-8999-999999999999").virtualNetworks()))
        .contains("access denied");
  }

  @Test
  void given_an_association_without_prefixes_then_the_networks_own_blocks_are_announced() {
    Read read =
        Read.of(
            AnsweredCalls.of(INTERFACES, DX_GATEWAYS, VPN_GATEWAYS)
                .changed(ASSOCIATIONS, "[{\"cidr\": \"10.20.0.0/16\"}]", "[]"));

    assertThat(reason(read.one(DedicatedLink.class, "dxvif-aaaaaaa1").routedAddresses()))
        .contains("own blocks");
  }

  @Test
  void given_a_direct_connect_gateway_then_it_leads_to_the_networks_of_associated_gateways() {
    Gateway gateway = Read.of(links()).one(Gateway.class, "99999999-9999-4999-8999-999999999999");

    assertThat(gateway.header().name()).isEqualTo("data-centre");
    assertThat(value(gateway.type())).isEqualTo("direct-connect");
    assertThat(value(gateway.virtualNetworks())).containsExactly(EC2 + "vpc/vpc-0aaa000000000000a");
  }
}
