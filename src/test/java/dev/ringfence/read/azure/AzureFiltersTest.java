package dev.ringfence.read.azure;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What network security groups let pass, in both shapes of the evidence. One network with servers
 * {@code web} and {@code web2} in subnet {@code front} and {@code app} in subnet {@code back};
 * {@code web} has a Standard public address. Sources: Azure virtual network documentation (network
 * security groups, how they filter traffic, service tags, application security groups; public IP
 * addresses; private link, network policies; Virtual Network Manager, security admin rules).
 */
class AzureFiltersTest {
  private static final String SHUT = "4000 in deny * * * *";

  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("net", "10.0.0.0/16")
        .subnet("net", "front", "10.0.1.0/24", AzureEstate.group("front"))
        .subnet("net", "back", "10.0.2.0/24", AzureEstate.group("back"))
        .server(
            "web",
            "net",
            "front",
            "10.0.1.4",
            "",
            "{'publicIPAddress': " + AzureEstate.reference("publicIPAddresses", "pip") + "}")
        .server("web2", "net", "front", "10.0.1.5", "", "{}")
        .server("app", "net", "back", "10.0.2.4", "", "{}")
        .publicAddress("pip", "203.0.113.4", "Standard", AzureEstate.configuration("web"))
        .groupOf("front")
        .groupOf("back");
  }

  @TestFactory
  Stream<DynamicTest> semantics_7_priorities_and_layers() {
    return tests(
        new AzureRow(
            "default rules: the network inside, nothing from the internet, everything out",
            estate -> estate,
            "web app tcp/5432 permitted",
            "app web2 icmp permitted",
            "internet web tcp/443 denied",
            "web internet tcp/443 permitted"),
        new AzureRow(
            "the lowest number decides, not the place in the list",
            estate ->
                estate.groupOf(
                    "front", "300 in deny tcp * 443 *", "200 in allow tcp Internet 443 *"),
            "internet web tcp/443 permitted"),
        new AzureRow(
            "an allowed port behind a denied one is shadowed",
            estate ->
                estate.groupOf(
                    "front", "200 in deny tcp * 400-500 *", "300 in allow tcp Internet 443,80 *"),
            "internet web tcp/443 denied",
            "internet web tcp/80 permitted"),
        new AzureRow(
            "inbound and outbound are two lists",
            estate -> estate.groupOf("back", "100 out deny tcp * 5432 *"),
            "web app tcp/5432 permitted",
            "app web2 tcp/5432 denied"),
        new AzureRow(
            "an answer needs no rule",
            estate -> estate.groupOf("back", "100 out deny * * * *"),
            "web app tcp/5432 permitted"),
        new AzureRow(
            "the subnet's group and the interface's must both allow",
            estate ->
                estate
                    .groupOf("back", "100 in allow tcp * 8000-9000 *", SHUT)
                    .groupOf("own", "100 in allow tcp * 8443 *", SHUT)
                    .server("app", "net", "back", "10.0.2.4", "own", "{}"),
            "web app tcp/8443 permitted",
            "web app tcp/8080 denied"),
        new AzureRow(
            "outbound both must allow as well",
            estate ->
                estate
                    .groupOf("own", "100 out deny tcp * 8443 *")
                    .server("web2", "net", "front", "10.0.1.5", "own", "{}"),
            "web2 app tcp/8443 denied",
            "web app tcp/8443 permitted"),
        new AzureRow(
            "two rules of one priority: nothing is chosen",
            estate -> estate.groupOf("back", "100 in allow tcp * 22 *", "100 in deny tcp * 23 *"),
            "web app tcp/22 inconclusive"),
        new AzureRow(
            "a rule whose access is not known blurs what it may match, and no more",
            estate ->
                estate.groupOf(
                    "back", "100 in maybe tcp * 22 *", "200 in allow tcp * 8443 *", SHUT),
            "web app tcp/22 inconclusive",
            "web app tcp/8443 permitted",
            "web app tcp/80 denied"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_8_fields_and_groups_of_interfaces() {
    return tests(
        new AzureRow(
            "plural fields add to singular ones",
            estate ->
                estate.groupOf(
                    "front", "100 in allow tcp 198.51.100.0/24,203.0.113.128/25 443,8443 *"),
            "198.51.100.7 web tcp/8443 permitted",
            "203.0.113.200 web tcp/443 permitted",
            "203.0.113.100 web tcp/443 denied",
            "198.51.100.7 web tcp/80 denied"),
        new AzureRow(
            "any protocol still honours ports",
            estate -> estate.groupOf("front", "100 in allow * Internet 53 *"),
            "internet web udp/53 permitted",
            "internet web tcp/53 permitted",
            "internet web tcp/54 denied",
            "internet web icmp denied"),
        new AzureRow(
            "a group of interfaces is the addresses of its members",
            estate ->
                estate
                    .server("web", "net", "front", "10.0.1.4", "", member("workers"))
                    .groupOf("back", "100 in allow tcp asg:workers 8443 *", SHUT),
            "web app tcp/8443 permitted",
            "web2 app tcp/8443 denied"),
        new AzureRow(
            "who belongs to a group is not known without all interfaces",
            estate ->
                estate
                    .server("web", "net", "front", "10.0.1.4", "", member("workers"))
                    .groupOf("back", "100 in allow tcp asg:workers 8443 *", SHUT)
                    .without(Calls.SCALE_SETS),
            "web app tcp/8443 permitted",
            "web2 app tcp/8443 inconclusive"),
        new AzureRow(
            "0.0.0.0/0 is every address of one family",
            estate -> estate.groupOf("front", "100 in allow tcp 0.0.0.0/0 443 *"),
            "internet web tcp/443 permitted",
            "app web2 tcp/443 permitted"),
        new AzureRow(
            "::/0 is no IPv4 address",
            estate -> estate.groupOf("front", "100 in allow tcp ::/0 443 *"),
            "internet web tcp/443 denied"),
        new AzureRow(
            "Internet does not hold the network",
            estate -> estate.groupOf("front", "100 in allow tcp Internet 443 *", SHUT),
            "internet web tcp/443 permitted",
            "app web2 tcp/443 denied"),
        new AzureRow(
            "* holds both",
            estate -> estate.groupOf("front", "100 in allow tcp * 443 *", SHUT),
            "internet web tcp/443 permitted",
            "app web2 tcp/443 permitted"));
  }

  private static String member(String group) {
    return "{'applicationSecurityGroups': ["
        + AzureEstate.reference("applicationSecurityGroups", group)
        + "]}";
  }

  @TestFactory
  Stream<DynamicTest> semantics_9_tags_and_missing_groups() {
    return tests(
        new AzureRow(
            "VirtualNetwork is the network's own blocks",
            estate -> estate.groupOf("back", "100 in allow tcp VirtualNetwork 8443 *", SHUT),
            "web app tcp/8443 permitted"),
        new AzureRow(
            "VirtualNetwork holds what routes name",
            estate -> routed(estate, "198.51.100.0/24 Internet"),
            "198.51.100.7 web tcp/22 permitted",
            "203.0.113.77 web tcp/22 denied"),
        new AzureRow(
            "a default route may make VirtualNetwork the internet",
            estate -> routed(estate, "0.0.0.0/0 Internet"),
            "internet web tcp/22 inconclusive"),
        new AzureRow(
            "a rule for AzureLoadBalancer admits probes only",
            estate -> estate.groupOf("front", "100 in allow tcp AzureLoadBalancer 443 *", SHUT),
            "internet web tcp/443 denied",
            "168.63.129.16 web tcp/443 denied"),
        new AzureRow(
            "a tag that nobody publishes is possible, not closed",
            estate -> estate.groupOf("front", "100 in allow tcp AzureCloud 443 *", SHUT),
            "internet web tcp/443 inconclusive",
            "internet web tcp/80 denied"),
        new AzureRow(
            "a tag in a rule that denies leaves what follows in doubt",
            estate ->
                estate.groupOf(
                    "front", "100 in deny tcp AzureCloud 443 *", "200 in allow tcp * 443 *", SHUT),
            "internet web tcp/443 inconclusive"),
        new AzureRow(
            "a tag of a dated file is known",
            estate ->
                estate
                    .tagFile(
                        "{'changeNumber': 300, 'cloud': 'Public', 'values': [{'name': 'AzureCloud',"
                            + " 'id': 'AzureCloud', 'properties': {'addressPrefixes':"
                            + " ['198.51.100.0/24']}}]}")
                    .groupOf("front", "100 in allow tcp AzureCloud 443 *", SHUT),
            "198.51.100.7 web tcp/443 permitted",
            "203.0.113.100 web tcp/443 denied"),
        new AzureRow(
            "no group: open inside, closed from the internet with a Standard address",
            estate ->
                estate
                    .subnet("net", "bare", "10.0.3.0/24", "{}")
                    .server(
                        "lone",
                        "net",
                        "bare",
                        "10.0.3.4",
                        "",
                        "{'publicIPAddress': "
                            + AzureEstate.reference("publicIPAddresses", "own")
                            + "}")
                    .publicAddress(
                        "own", "203.0.113.9", "Standard", AzureEstate.configuration("lone")),
            "app lone tcp/22 permitted",
            "internet lone tcp/22 denied",
            "lone internet tcp/443 permitted"),
        new AzureRow(
            "no group: open from the internet with a Basic address",
            estate ->
                estate
                    .subnet("net", "bare", "10.0.3.0/24", "{}")
                    .server(
                        "lone",
                        "net",
                        "bare",
                        "10.0.3.4",
                        "",
                        "{'publicIPAddress': "
                            + AzureEstate.reference("publicIPAddresses", "own")
                            + "}")
                    .publicAddress(
                        "own", "203.0.113.9", "Basic", AzureEstate.configuration("lone")),
            "internet lone tcp/22 permitted"),
        new AzureRow(
            "a subnet's group filters inside the subnet",
            estate -> estate.groupOf("front", "100 in allow tcp Internet 443 *", SHUT),
            "web web2 tcp/443 denied",
            "web web2 tcp/22 denied"),
        new AzureRow(
            "a private endpoint is not filtered unless the subnet says so",
            estate ->
                estate
                    .groupOf("back", SHUT)
                    .with(
                        Calls.INTERFACES,
                        "networkInterfaces",
                        "pe",
                        "{'ipConfigurations': [{'privateIPAddress': '10.0.2.9', 'subnet': {'id': '"
                            + AzureEstate.subnetId("net", "back")
                            + "'}}], 'privateEndpoint': "
                            + AzureEstate.reference("privateEndpoints", "pe")
                            + "}"),
            "web pe tcp/443 permitted",
            "web app tcp/443 denied",
            "pe web2 tcp/443 denied"),
        new AzureRow(
            "security admin rules come first: without their list nothing is certain",
            estate ->
                estate
                    .groupOf("front", "100 in allow tcp Internet 443 *", SHUT)
                    .without(Calls.ADMIN_RULES),
            "internet web tcp/443 inconclusive",
            "internet web tcp/22 inconclusive"),
        new AzureRow(
            "a group that is not in the evidence is possible, neither certain nor closed",
            estate -> estate.without(Calls.GROUPS),
            "internet web tcp/443 inconclusive",
            "web app tcp/22 inconclusive"));
  }

  /** A security admin rule, as {@link AzureEstate#groupOf} writes rules of groups. */
  private static AzureEstate admin(AzureEstate estate, String... rules) {
    for (String rule : rules) {
      estate.adminRule("net", RuleText.adminRule(rule));
    }
    return estate;
  }

  private static AzureEstate bare(AzureEstate estate, String sku) {
    return estate
        .subnet("net", "bare", "10.0.3.0/24", "{}")
        .server(
            "lone",
            "net",
            "bare",
            "10.0.3.4",
            "",
            "{'publicIPAddress': " + AzureEstate.reference("publicIPAddresses", "own") + "}")
        .publicAddress("own", "203.0.113.9", sku, AzureEstate.configuration("lone"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_9_security_admin_rules() {
    return tests(
        new AzureRow(
            "what is denied no group lets pass",
            estate ->
                admin(
                    estate.groupOf("front", "100 in allow tcp Internet 22,443 *"),
                    "10 in deny tcp Internet 22 *"),
            "internet web tcp/22 denied",
            "internet web tcp/443 permitted",
            "web app tcp/22 permitted"),
        new AzureRow(
            "what is always allowed no group keeps back",
            estate ->
                admin(estate.groupOf("back", SHUT), "10 in alwaysallow tcp 10.0.1.4/32 9000 *"),
            "web app tcp/9000 permitted",
            "web2 app tcp/9000 denied",
            "web app tcp/9001 denied"),
        new AzureRow(
            "what is allowed is left to groups, and no later rule denies it",
            estate ->
                admin(
                    estate.groupOf("back", "100 in allow tcp * 8443 *", SHUT),
                    "10 in allow tcp 10.0.1.4/32 8443 *",
                    "20 in deny tcp * 8443 *"),
            "web app tcp/8443 permitted",
            "web2 app tcp/8443 denied",
            "web app tcp/22 denied"),
        new AzureRow(
            "the lowest number decides among them",
            estate ->
                admin(
                    estate.groupOf("back", SHUT),
                    "20 in alwaysallow tcp * 1-65535 *",
                    "10 in deny tcp * 22 *"),
            "web app tcp/22 denied",
            "web app tcp/23 permitted"),
        new AzureRow(
            "outbound rules are a list of their own",
            estate -> admin(estate, "10 out deny tcp * 5432 10.0.2.0/24"),
            "web app tcp/5432 denied",
            "app web2 tcp/5432 permitted"),
        new AzureRow(
            "without a group they are all there is",
            estate -> admin(bare(estate, "Standard"), "10 in deny tcp * 22 *"),
            "app lone tcp/22 denied",
            "app lone tcp/443 permitted",
            "internet lone tcp/443 denied",
            "lone internet tcp/443 permitted"),
        new AzureRow(
            "without a group a Basic address is open for what they leave",
            estate -> admin(bare(estate, "Basic"), "10 in deny tcp Internet 22 *"),
            "internet lone tcp/22 denied",
            "internet lone tcp/443 permitted"),
        new AzureRow(
            "whether they open a Standard address that no group opens is not known",
            estate -> admin(bare(estate, "Standard"), "10 in alwaysallow tcp Internet 443 *"),
            "internet lone tcp/443 inconclusive",
            "internet lone tcp/22 denied"),
        new AzureRow(
            "a tag that nobody publishes blurs what it may match, and no more",
            estate ->
                admin(
                    estate.groupOf("front", "100 in allow tcp Internet 22,443 *"),
                    "10 in deny tcp AzureCloud 22 *"),
            "internet web tcp/22 inconclusive",
            "internet web tcp/443 permitted"),
        new AzureRow(
            "a rule that does nobody knows what may let pass or drop",
            estate ->
                admin(
                    estate.groupOf("front", "100 in allow tcp Internet 443 *", SHUT),
                    "10 in maybe tcp Internet 22,443 *"),
            "internet web tcp/22 inconclusive",
            "internet web tcp/443 inconclusive",
            "internet web tcp/80 denied"),
        new AzureRow(
            "of two rules with one number nothing is chosen",
            estate ->
                admin(
                    estate.groupOf("front", SHUT),
                    "10 in deny tcp * 22 *",
                    "10 in allow tcp * 22 *"),
            "internet web tcp/22 inconclusive"),
        new AzureRow(
            "they do not hold for private endpoints",
            estate ->
                admin(estate, "10 in deny * * * *")
                    .with(
                        Calls.INTERFACES,
                        "networkInterfaces",
                        "pe",
                        "{'ipConfigurations': [{'privateIPAddress': '10.0.2.9', 'subnet': {'id': '"
                            + AzureEstate.subnetId("net", "back")
                            + "'}}], 'privateEndpoint': "
                            + AzureEstate.reference("privateEndpoints", "pe")
                            + "}"),
            "web pe tcp/443 permitted",
            "web app tcp/443 denied"),
        new AzureRow(
            "whether they hold beside a service that they pass over is not known",
            estate ->
                admin(
                    estate.subnet(
                        "net",
                        "mi",
                        "10.0.9.0/24",
                        "{'delegations': [{'id': 'd', 'name': 'd', 'serviceName':"
                            + " 'Microsoft.Sql/managedInstances'}]}"),
                    "10 in deny tcp * 22 *"),
            "web app tcp/22 inconclusive"));
  }

  private static AzureEstate routed(AzureEstate estate, String route) {
    return estate
        .subnet(
            "net",
            "front",
            "10.0.1.0/24",
            "{'networkSecurityGroup': %s, 'routeTable': %s}"
                .formatted(
                    AzureEstate.reference("networkSecurityGroups", "front"),
                    AzureEstate.reference("routeTables", "rt")))
        .table("rt", "{}", route);
  }

  private static Stream<DynamicTest> tests(AzureRow... rows) {
    return AzureRow.tests(AzureFiltersTest::estate, rows);
  }
}
