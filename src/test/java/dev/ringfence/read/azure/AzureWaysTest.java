package dev.ringfence.read.azure;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Which ways there are, in both shapes of the evidence. Network {@code hub} with server {@code web}
 * in {@code front} and {@code app} in {@code back}; network {@code spoke} with server {@code far}.
 * No group filters anything, so ways alone decide. Sources: Azure documentation (virtual network
 * traffic routing; peering; VPN gateway; load balancer; default outbound access; service endpoints;
 * private link, network policies; Azure Firewall, DNAT rules).
 */
class AzureWaysTest {
  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("hub", "10.0.0.0/16")
        .subnet("hub", "front", "10.0.1.0/24", "{}")
        .server("web", "hub", "front", "10.0.1.4", "", "{}")
        .server("app", "hub", "back", "10.0.2.4", "", "{}")
        .network("spoke", "10.1.0.0/16")
        .subnet("spoke", "only", "10.1.1.0/24", "{}")
        .server("far", "spoke", "only", "10.1.1.4", "", "{}")
        .groupOf("open", "100 in allow * * * *", "100 out allow * * * *");
  }

  private static AzureEstate plain(AzureEstate estate) {
    return estate.subnet("hub", "back", "10.0.2.0/24", "{}");
  }

  private static UnaryOperator<AzureEstate> routed(String members, String... routes) {
    return estate ->
        estate
            .subnet(
                "hub",
                "back",
                "10.0.2.0/24",
                "{'routeTable': " + AzureEstate.reference("routeTables", "rt") + "}")
            .table("rt", members, routes);
  }

  private static AzureEstate peered(AzureEstate estate, String members) {
    return plain(estate)
        .peering("hub", "spoke", "10.1.0.0/16", members)
        .peering("spoke", "hub", "10.0.0.0/16", members);
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_routes() {
    return tests(
        new AzureRow(
            "system routes: local inside, nothing to networks that are not joined",
            AzureWaysTest::plain,
            "web app tcp/22 permitted",
            "web far tcp/22 denied"),
        new AzureRow(
            "a user-defined route that drops",
            routed("{}", "10.0.1.0/24 None"),
            "app web tcp/22 denied",
            "web app tcp/22 denied"),
        new AzureRow(
            "the longest block decides, whoever made the route",
            routed("{}", "10.0.0.0/8 None"),
            "app web tcp/22 permitted"),
        new AzureRow(
            "of one block the user-defined route decides",
            routed("{}", "10.0.0.0/16 None"),
            "app web tcp/22 denied"),
        new AzureRow(
            "routes hold inside a subnet too",
            estate ->
                routed("{}", "10.0.0.0/16 None")
                    .apply(estate)
                    .server("app2", "hub", "back", "10.0.2.5", "", "{}"),
            "app app2 tcp/22 denied"),
        new AzureRow(
            "what an appliance does is not known",
            routed("{}", "10.0.1.0/24 VirtualAppliance 10.0.9.4"),
            "app web tcp/22 inconclusive"),
        new AzureRow(
            "a table that is not in the evidence may lead anywhere",
            estate -> routed("{}", "10.0.1.0/24 None").apply(estate).without(Calls.ROUTE_TABLES),
            "app web tcp/22 inconclusive",
            "app internet tcp/443 inconclusive"),
        new AzureRow(
            "a next hop that is not known may lead anywhere",
            routed("{}", "10.0.1.0/24 Teleport"),
            "app web tcp/22 inconclusive"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_out_to_the_internet() {
    return tests(
        new AzureRow(
            "a private subnet leads nowhere without a public address",
            AzureWaysTest::plain,
            "app internet tcp/443 denied"),
        new AzureRow(
            "default outbound access lets out, and nothing in",
            estate ->
                estate.subnet("hub", "back", "10.0.2.0/24", "{'defaultOutboundAccess': true}"),
            "app internet tcp/443 permitted",
            "internet app tcp/443 denied"),
        new AzureRow(
            "whether default outbound access is on is not known",
            estate ->
                estate.subnet("hub", "back", "10.0.2.0/24", "{'defaultOutboundAccess': null}"),
            "app internet tcp/443 inconclusive"),
        new AzureRow(
            "a NAT gateway lets out, and nothing in",
            estate ->
                estate.subnet(
                    "hub",
                    "back",
                    "10.0.2.0/24",
                    "{'natGateway': " + AzureEstate.reference("natGateways", "nat") + "}"),
            "app internet tcp/443 permitted",
            "internet app tcp/443 denied"),
        new AzureRow(
            "a default route that drops closes the way out",
            estate ->
                estate
                    .subnet(
                        "hub",
                        "back",
                        "10.0.2.0/24",
                        "{'defaultOutboundAccess': true, 'routeTable': "
                            + AzureEstate.reference("routeTables", "rt")
                            + "}")
                    .table("rt", "{}", "0.0.0.0/0 None"),
            "app internet tcp/443 denied"),
        new AzureRow(
            "a default route to an appliance may lead out",
            estate ->
                estate
                    .subnet(
                        "hub",
                        "back",
                        "10.0.2.0/24",
                        "{'defaultOutboundAccess': true, 'routeTable': "
                            + AzureEstate.reference("routeTables", "rt")
                            + "}")
                    .table("rt", "{}", "0.0.0.0/0 VirtualAppliance 10.0.9.4"),
            "app internet tcp/443 inconclusive"),
        new AzureRow(
            "a service endpoint leads to its service whatever the routes",
            estate ->
                estate
                    .subnet(
                        "hub",
                        "back",
                        "10.0.2.0/24",
                        "{'serviceEndpoints': [{'service': 'Microsoft.Storage'}], 'routeTable': "
                            + AzureEstate.reference("routeTables", "rt")
                            + "}")
                    .table("rt", "{}", "0.0.0.0/0 None"),
            "app provider-services tcp/443 inconclusive",
            "app internet tcp/443 denied"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_peerings_and_gateways() {
    return tests(
        new AzureRow(
            "a peering that is connected",
            estate -> peered(estate, "{}"),
            "web far tcp/22 permitted",
            "far web tcp/22 permitted"),
        new AzureRow(
            "a peering that is not connected",
            estate -> peered(estate, "{'peeringState': 'Disconnected'}"),
            "web far tcp/22 denied"),
        new AzureRow(
            "a peer counts as VirtualNetwork if it may be reached",
            estate -> peered(behind(estate), "{}"),
            "far web tcp/22 permitted"),
        new AzureRow(
            "a peer that may not be reached is none of VirtualNetwork",
            estate -> peered(behind(estate), "{'allowVirtualNetworkAccess': false}"),
            "far web tcp/22 denied"),
        new AzureRow(
            "peering is not transitive",
            estate ->
                peered(estate, "{}")
                    .network("third", "10.2.0.0/16")
                    .subnet("third", "only", "10.2.1.0/24", "{}")
                    .server("third", "third", "only", "10.2.1.4", "", "{}")
                    .peering("spoke", "third", "10.2.0.0/16", "{}")
                    .peering("third", "spoke", "10.1.0.0/16", "{}"),
            "web third tcp/22 denied"),
        new AzureRow(
            "a peer beyond the evidence is a joined network",
            estate -> plain(estate).peering("hub", "else", "10.9.0.0/16", "{}"),
            "web other-networks tcp/22 permitted",
            "other-networks web tcp/22 permitted"),
        new AzureRow(
            "what a gateway with BGP learns is not known",
            estate -> gateway(plain(estate), "ExpressRoute", true),
            "web on-premises tcp/22 inconclusive",
            "on-premises web tcp/22 inconclusive",
            "web app tcp/22 permitted"),
        new AzureRow(
            "what lies behind a gateway without BGP is what its connections say",
            estate -> gateway(plain(estate), "Vpn", false),
            "192.168.5.5 web tcp/22 permitted",
            "192.168.6.5 web tcp/22 denied"),
        new AzureRow(
            "a table that does not take what gateways learn",
            estate ->
                gateway(
                    routed("{'disableBgpRoutePropagation': true}", "10.9.0.0/16 None")
                        .apply(estate),
                    "Vpn",
                    false),
            "192.168.5.5 app tcp/22 denied",
            "192.168.5.5 web tcp/22 permitted"),
        new AzureRow(
            "forced tunnelling: the default route leads to premises",
            estate ->
                gateway(
                    routed("{}", "0.0.0.0/0 VirtualNetworkGateway").apply(estate), "Vpn", false),
            "app on-premises tcp/443 permitted",
            "app 198.51.100.9 tcp/443 permitted",
            "app internet tcp/443 denied"));
  }

  /** The subnet of {@code web} has a group with its default rules alone. */
  private static AzureEstate behind(AzureEstate estate) {
    return estate.groupOf("default").server("web", "hub", "front", "10.0.1.4", "default", "{}");
  }

  private static AzureEstate gateway(AzureEstate estate, String type, boolean hasBgp) {
    String subnet = AzureEstate.subnetId("hub", "GatewaySubnet");
    String gateway = AzureEstate.id("virtualNetworkGateways", "gw");
    return estate
        .subnet(
            "hub",
            "GatewaySubnet",
            "10.0.250.0/27",
            "{'ipConfigurations': [{'id': '" + gateway + "/ipConfigurations/default'}]}")
        .with(
            Calls.NETWORK_GATEWAYS,
            "virtualNetworkGateways",
            "gw",
            "{'gatewayType': '%s', 'enableBgp': %s, 'ipConfigurations': [{'subnet': {'id': '%s'}}]}"
                .formatted(type, hasBgp, subnet))
        .with(
            Calls.LOCAL_GATEWAYS,
            "localNetworkGateways",
            "office",
            "{'localNetworkAddressSpace': {'addressPrefixes': ['192.168.5.0/24']}}")
        .with(
            Calls.CONNECTIONS,
            "connections",
            "to-office",
            "{'virtualNetworkGateway1': {'id': '%s'}, 'localNetworkGateway2': %s}"
                .formatted(gateway, AzureEstate.reference("localNetworkGateways", "office")));
  }

  @TestFactory
  Stream<DynamicTest> semantics_9_balancers_and_what_is_not_read() {
    return tests(
        new AzureRow(
            "a balancer hands on to the port of its target, with the client's address",
            estate -> balanced(plain(estate), "Standard", "open"),
            "internet web tcp/8443 permitted",
            "internet web tcp/443 denied",
            "internet app tcp/8443 denied"),
        new AzureRow(
            "an inbound NAT rule opens what it names",
            estate -> balanced(plain(estate), "Standard", "open"),
            "internet web tcp/22 permitted"),
        new AzureRow(
            "behind a Standard balancer nothing is open without a group",
            estate -> balanced(plain(estate), "Standard", ""),
            "internet web tcp/8443 denied"),
        new AzureRow(
            "behind a Basic balancer everything is",
            estate -> balanced(plain(estate), "Basic", ""),
            "internet web tcp/8443 permitted"),
        new AzureRow(
            "a group sees the target's port",
            estate ->
                balanced(
                    plain(estate).groupOf("narrow", "100 in allow tcp Internet 443 *"),
                    "Standard",
                    "narrow"),
            "internet web tcp/8443 denied"),
        new AzureRow(
            "balancers that nobody listed may hand on anything",
            estate -> plain(estate).without(Calls.BALANCERS),
            "internet web tcp/443 inconclusive"),
        new AzureRow(
            "a firewall whose rules are not read may translate to anybody",
            estate ->
                plain(estate)
                    .with(Calls.FIREWALLS, "azureFirewalls", "fw", "{'ipConfigurations': []}"),
            "internet app tcp/443 inconclusive"),
        new AzureRow(
            "what a subnet is delegated to may be anywhere in it",
            estate ->
                estate.subnet(
                    "hub",
                    "back",
                    "10.0.2.0/24",
                    "{'delegations': [{'name': 'sql', 'serviceName': 'Microsoft.Sql/managedInstances'}]}"),
            "web 10.0.2.77 tcp/1433 inconclusive"),
        new AzureRow(
            "interfaces that nobody listed may be anywhere",
            estate -> plain(estate).without(Calls.INTERFACES),
            "internet 10.0.1.77 tcp/22 inconclusive"));
  }

  private static AzureEstate balanced(AzureEstate estate, String sku, String group) {
    String balancer = AzureEstate.id("loadBalancers", "lb");
    String front = "{'id': '" + balancer + "/frontendIPConfigurations/public'}";
    return estate
        .server("web", "hub", "front", "10.0.1.4", group, "{}")
        .publicAddress("pip", "203.0.113.40", sku, balancer + "/frontendIPConfigurations/public")
        .with(
            Calls.BALANCERS,
            "loadBalancers",
            "lb",
            """
            {'sku': {'name': '%s'},
             'frontendIPConfigurations': [{'id': '%s/frontendIPConfigurations/public',
               'name': 'public', 'publicIPAddress': %s}],
             'backendAddressPools': [{'id': '%s/backendAddressPools/pool', 'name': 'pool',
               'backendIPConfigurations': [{'id': '%s'}]}],
             'loadBalancingRules': [{'id': '%s/loadBalancingRules/shop', 'name': 'shop',
               'protocol': 'Tcp', 'frontendPort': 443, 'backendPort': 8443,
               'frontendIPConfiguration': %s,
               'backendAddressPool': {'id': '%s/backendAddressPools/pool'}}],
             'inboundNatRules': [{'id': '%s/inboundNatRules/ssh', 'name': 'ssh',
               'protocol': 'Tcp', 'frontendPort': 50022, 'backendPort': 22,
               'frontendIPConfiguration': %s, 'backendIPConfiguration': {'id': '%s'}}]}
            """
                .formatted(
                    sku,
                    balancer,
                    AzureEstate.reference("publicIPAddresses", "pip"),
                    balancer,
                    AzureEstate.configuration("web"),
                    balancer,
                    front,
                    balancer,
                    balancer,
                    front,
                    AzureEstate.configuration("web")));
  }

  private static Stream<DynamicTest> tests(AzureRow... rows) {
    return AzureRow.tests(AzureWaysTest::estate, rows);
  }
}
