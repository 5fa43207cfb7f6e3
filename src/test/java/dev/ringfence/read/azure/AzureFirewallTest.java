package dev.ringfence.read.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What an Azure Firewall lets through that route tables lead to, in both shapes of the evidence. A
 * hub with the firewall and two spokes that are peered with the hub alone: {@code web} in one,
 * {@code db} in the other. Sources: Azure REST API, azureFirewalls, firewallPolicies and
 * ruleCollectionGroups 2024-05-01; Azure Firewall, rule processing logic, SNAT private ranges,
 * threat intelligence, IDPS; virtual network peering, forwarded traffic.
 */
class AzureFirewallTest {
  private static final String GROUPS = "firewallPolicies/p/ruleCollectionGroups";
  private static final String DATABASE = "100 allow TCP 10.1.1.0/24 5432 10.2.1.4";
  private static final String HUB_BY_FIREWALL = "10.0.0.0/16 VirtualAppliance 10.0.9.4";
  private static final String WEB = "200 allow TCP * 443 *";

  private static AzureEstate estate() {
    String routed = routed("rt");
    return AzureEstate.flat()
        .network("hub", "10.0.0.0/16")
        .subnet("hub", "AzureFirewallSubnet", "10.0.9.0/26", "{}")
        .subnet("hub", "apps", "10.0.2.0/24", "{}")
        .server("app", "hub", "apps", "10.0.2.4", "", "{}")
        .network("spoke", "10.1.0.0/16")
        .subnet("spoke", "only", "10.1.1.0/24", routed)
        .server("web", "spoke", "only", "10.1.1.4", "", "{}")
        .network("other", "10.2.0.0/16")
        .subnet("other", "only", "10.2.1.0/24", routed)
        .server("db", "other", "only", "10.2.1.4", "", "{}")
        .table("rt", "{}", "0.0.0.0/0 VirtualAppliance 10.0.9.4")
        .peering("hub", "spoke", "10.1.0.0/16", "{}")
        .peering("hub", "other", "10.2.0.0/16", "{}")
        .peering("spoke", "hub", "10.0.0.0/16", "{'allowForwardedTraffic': true}")
        .peering("other", "hub", "10.0.0.0/16", "{'allowForwardedTraffic': true}")
        .with(
            Calls.FIREWALLS,
            "azureFirewalls",
            "fw",
            ("{'threatIntelMode': 'Alert', 'firewallPolicy': %s, 'ipConfigurations': [{'id': '%s',"
                    + " 'name': 'c', 'privateIPAddress': '10.0.9.4', 'subnet': {'id': '%s'},"
                    + " 'publicIPAddress': %s}]}")
                .formatted(
                    AzureEstate.reference("firewallPolicies", "p"),
                    AzureEstate.id("azureFirewalls", "fw") + "/azureFirewallIpConfigurations/c",
                    AzureEstate.subnetId("hub", "AzureFirewallSubnet"),
                    AzureEstate.reference("publicIPAddresses", "pip")));
  }

  /** A policy with one group of rule collections, each of one rule. */
  private static AzureEstate policy(AzureEstate estate, String members, String... collections) {
    return named(estate, "p", members, collections);
  }

  private static AzureEstate named(
      AzureEstate estate, String name, String members, String... collections) {
    String group = AzureEstate.id("firewallPolicies", name) + "/ruleCollectionGroups/g-" + name;
    return estate
        .with(
            Calls.FIREWALL_POLICIES,
            "firewallPolicies",
            name,
            "{'threatIntelMode': 'Alert', 'ruleCollectionGroups': [{'id': '" + group + "'}]}")
        .with(Calls.FIREWALL_POLICIES, "firewallPolicies", name, members)
        .with(
            Calls.RULE_GROUPS,
            GROUPS.replace("/p/", "/" + name + "/"),
            "g-" + name,
            "{'priority': 300, 'ruleCollections': [" + String.join(", ", collections) + "]}");
  }

  /** A line {@code priority action protocol sources ports destinations}. */
  private static String network(String line) {
    String[] words = line.split(" ");
    return collection(
        words,
        ("{'name': 'r', 'ruleType': 'NetworkRule', 'ipProtocols': ['%s'], 'destinationPorts':"
                + " ['%s'], 'destinationAddresses': ['%s'], %s}")
            .formatted(words[2], words[4], words[5], senders(words[3])));
  }

  private static String senders(String text) {
    return text.startsWith("group:")
        ? "'sourceIpGroups': ['" + AzureEstate.id("ipGroups", text.substring(6)) + "']"
        : "'sourceAddresses': ['" + text + "']";
  }

  /** A line {@code priority action protocol:port sources name}. */
  private static String application(String line) {
    String[] words = line.split(" ");
    String[] protocol = words[2].split(":");
    return collection(
        words,
        ("{'name': 'r', 'ruleType': 'ApplicationRule', 'protocols': [{'protocolType': '%s',"
                + " 'port': %s}], 'targetFqdns': ['%s'], %s}")
            .formatted(protocol[0], protocol[1], words[4], senders(words[3])));
  }

  private static String collection(String[] words, String rule) {
    String action = words[1].equals("allow") ? "Allow" : words[1].equals("deny") ? "Deny" : "?";
    return ("{'name': 'c%s', 'ruleCollectionType': 'FirewallPolicyFilterRuleCollection',"
            + " 'priority': %s, 'action': {'type': '%s'}, 'rules': [%s]}")
        .formatted(words[0], words[0], action, rule);
  }

  private static String translation(String target) {
    return "{'name': 'dnat', 'ruleCollectionType': 'FirewallPolicyNatRuleCollection', 'priority':"
        + " 100, 'action': {'type': 'DNAT'}, 'rules': [{'name': 'ssh', 'ruleType': 'NatRule',"
        + " 'ipProtocols': ['TCP'], 'sourceAddresses': ['*'], 'destinationAddresses':"
        + " ['203.0.113.9'], 'destinationPorts': ['2222'], 'translatedPort': '22',"
        + " 'translatedAddress': '"
        + target
        + "'}]}";
  }

  private static UnaryOperator<AzureEstate> rules(String... lines) {
    return estate -> {
      List<String> collections = new ArrayList<>();
      for (String line : lines) {
        collections.add(line.split(" ").length == 6 ? network(line) : application(line));
      }
      return policy(estate, "{}", collections.toArray(new String[0]));
    };
  }

  private static UnaryOperator<AzureEstate> mode(String members, String... lines) {
    return estate ->
        rules(lines).apply(estate).with(Calls.FIREWALL_POLICIES, "firewallPolicies", "p", members);
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_firewall_rules() {
    return AzureRow.tests(
        AzureFirewallTest::estate,
        new AzureRow(
            "a network rule lets through what it says, on to the other spoke",
            rules(DATABASE),
            "web db tcp/5432 permitted",
            "web db tcp/22 denied",
            "db web tcp/5432 denied"),
        new AzureRow(
            "what no rule lets through is dropped, but for names of the platform",
            rules(),
            "web db tcp/443 denied",
            "web internet tcp/22 denied",
            "web internet tcp/443 inconclusive"),
        new AzureRow(
            "the lowest number decides among network rules",
            rules("100 deny TCP * 5432 10.2.1.4", "200 allow Any * * *"),
            "web db tcp/5432 denied",
            "web db tcp/22 permitted",
            "web db icmp permitted"),
        new AzureRow(
            "a network rule lets out to the internet under the firewall's address",
            rules(WEB),
            "web internet tcp/443 permitted",
            "web internet tcp/80 inconclusive",
            "web internet tcp/22 denied",
            "internet web tcp/443 denied"),
        new AzureRow(
            "an application rule goes by names, so it is only possible",
            rules("100 allow Https:8443 10.1.1.0/24 *.example.com"),
            "web internet tcp/8443 inconclusive",
            "db internet tcp/8443 denied"),
        new AzureRow(
            "network rules decide before application rules whatever their numbers",
            rules("100 allow Https:443 * *.example.com", "900 deny TCP * 443 *"),
            "web internet tcp/443 denied"),
        new AzureRow(
            "an application rule that denies every name closes what follows",
            rules("100 deny Https:443 * *", "200 allow Https:443 * *.example.com"),
            "web internet tcp/443 denied",
            "web internet tcp/80 inconclusive"),
        new AzureRow(
            "an application rule that denies every name closes its own protocol alone",
            rules("100 deny Http:8080 * *", "200 allow Https:8080 * *.example.com"),
            "web internet tcp/8080 inconclusive"),
        new AzureRow(
            "an application rule that denies every name for some addresses leaves the others",
            estate ->
                policy(
                    estate,
                    "{}",
                    application("100 deny Https:443 * *")
                        .replace(
                            "'targetFqdns'",
                            "'destinationAddresses': ['198.51.100.0/24'], 'targetFqdns'"),
                    application("200 allow Https:443 * *.example.com")),
            "web 203.0.113.9 tcp/443 inconclusive",
            "web internet tcp/443 inconclusive"),
        new AzureRow(
            "threat intelligence that denies may drop what is public",
            mode("{'threatIntelMode': 'Deny'}", WEB, DATABASE),
            "web internet tcp/443 inconclusive",
            "web db tcp/5432 permitted"),
        new AzureRow(
            "intrusion detection that denies may drop anything",
            mode("{'intrusionDetection': {'mode': 'Deny'}}", DATABASE),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 denied"),
        new AzureRow(
            "own ranges of private addresses leave the sender's address in doubt",
            mode("{'snat': {'privateRanges': ['10.1.0.0/16']}}", DATABASE),
            "web db tcp/5432 inconclusive"),
        new AzureRow(
            "the parent's rules go before its child's",
            estate ->
                named(
                    mode(
                            "{'basePolicy': "
                                + AzureEstate.reference("firewallPolicies", "base")
                                + "}",
                            "100 allow TCP * * *")
                        .apply(estate),
                    "base",
                    "{}",
                    network("900 deny TCP * 5432 *")),
            "web db tcp/5432 denied",
            "web db tcp/22 permitted"),
        new AzureRow(
            "a parent that is not in the evidence leaves everything possible",
            mode(
                "{'basePolicy': " + AzureEstate.reference("firewallPolicies", "base") + "}",
                DATABASE),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 inconclusive"),
        new AzureRow(
            "rules that are not in the evidence leave everything possible",
            estate -> rules(DATABASE).apply(estate).without(Calls.RULE_GROUPS),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 inconclusive",
            "internet db tcp/22 inconclusive"),
        new AzureRow(
            "a rule group without a list of collections leaves everything possible",
            estate ->
                rules(DATABASE)
                    .apply(estate)
                    .with(Calls.RULE_GROUPS, GROUPS, "g-p", "{'ruleCollections': null}"),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 inconclusive"),
        new AzureRow(
            "a collection without a list of rules leaves everything possible",
            estate ->
                policy(
                    estate,
                    "{}",
                    network(DATABASE),
                    collection("200 allow".split(" "), "").replace(", 'rules': []", "")),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 inconclusive"),
        new AzureRow(
            "two collections of one number leave everything possible",
            rules("100 deny TCP * 5432 *", "100 allow TCP * 5432 *"),
            "web db tcp/22 inconclusive"),
        new AzureRow(
            "a group of addresses is what it lists",
            estate ->
                rules("100 allow TCP group:senders 5432 *")
                    .apply(estate)
                    .with(
                        Calls.ADDRESS_GROUPS,
                        "ipGroups",
                        "senders",
                        "{'ipAddresses': ['10.1.1.4', '10.1.1.8-10.1.1.9']}"),
            "web db tcp/5432 permitted",
            "db web tcp/5432 denied"),
        new AzureRow(
            "a group of addresses that is not in the evidence may be anybody",
            rules("100 allow TCP group:senders 5432 *"),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 denied"),
        new AzureRow(
            "a group of addresses without a list of them may be anybody",
            estate ->
                rules("100 allow TCP group:senders 5432 *")
                    .apply(estate)
                    .with(Calls.ADDRESS_GROUPS, "ipGroups", "senders", "{'ipAddresses': null}"),
            "web db tcp/5432 inconclusive",
            "web db tcp/22 denied"),
        new AzureRow(
            "a collection of the firewall itself without a list of rules leaves everything possible",
            estate ->
                estate.with(
                    Calls.FIREWALLS,
                    "azureFirewalls",
                    "fw",
                    "{'firewallPolicy': null, 'networkRuleCollections': [{'name': 'c', 'priority':"
                        + " 100, 'action': {'type': 'Allow'}}]}"),
            "web db tcp/5432 inconclusive"),
        new AzureRow(
            "rules of the firewall itself count without a policy",
            estate ->
                estate.with(
                    Calls.FIREWALLS,
                    "azureFirewalls",
                    "fw",
                    "{'firewallPolicy': null, 'networkRuleCollections': [{'name': 'c', 'priority':"
                        + " 100, 'action': {'type': 'Allow'}, 'rules': [{'name': 'r', 'protocols':"
                        + " ['TCP'], 'sourceAddresses': ['*'], 'destinationAddresses': ['10.2.0.0/16'],"
                        + " 'destinationPorts': ['5432']}]}]}"),
            "web db tcp/5432 permitted",
            "web db tcp/22 denied"));
  }

  /**
   * The peering of {@code other} takes no forwarded traffic; it and {@code apps} send each other
   * everything through the firewall, which lets senders reach the database.
   */
  private static AzureEstate closedToForwarded(AzureEstate estate, String senders) {
    return rules("100 allow TCP " + senders + " 5432 10.2.1.4")
        .apply(estate.network("other", "10.2.0.0/16"))
        .subnet("other", "only", "10.2.1.0/24", routed("back"))
        .table("back", "{}", "0.0.0.0/0 VirtualAppliance 10.0.9.4", HUB_BY_FIREWALL)
        .peering("other", "hub", "10.0.0.0/16", "{'allowForwardedTraffic': false}")
        .subnet("hub", "apps", "10.0.2.0/24", routed("apps"))
        .table("apps", "{}", "10.2.0.0/16 VirtualAppliance 10.0.9.4");
  }

  private static String routed(String table) {
    return "{'routeTable': " + AzureEstate.reference("routeTables", table) + "}";
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_through_a_firewall() {
    return AzureRow.tests(
        AzureFirewallTest::estate,
        new AzureRow(
            "a peering that does not take forwarded traffic ends the way",
            estate ->
                rules(DATABASE)
                    .apply(estate.network("other", "10.2.0.0/16"))
                    .subnet("other", "only", "10.2.1.0/24", routed("rt"))
                    .peering("other", "hub", "10.0.0.0/16", "{'allowForwardedTraffic': false}"),
            "web db tcp/5432 denied"),
        new AzureRow(
            "what comes from the firewall's own network is not forwarded traffic to a peer",
            estate -> closedToForwarded(estate, "10.0.2.0/24"),
            "app db tcp/5432 permitted",
            "app db tcp/22 denied"),
        new AzureRow(
            "what comes from another spoke is, whoever else the rule is for",
            estate -> closedToForwarded(estate, "*"),
            "app db tcp/5432 permitted",
            "web db tcp/5432 denied"),
        new AzureRow(
            "answers that go around the firewall may be dropped",
            estate ->
                rules("100 allow TCP * 22 10.0.2.0/24")
                    .apply(estate)
                    .table(
                        "rt",
                        "{}",
                        "0.0.0.0/0 VirtualAppliance 10.0.9.4",
                        "10.0.2.0/24 VirtualAppliance 10.0.9.4"),
            "web app tcp/22 inconclusive",
            "web app tcp/23 denied",
            "app web tcp/22 inconclusive"),
        new AzureRow(
            "an address that no firewall has is an appliance that nobody knows",
            estate ->
                rules(DATABASE)
                    .apply(estate)
                    .table("rt", "{}", "0.0.0.0/0 VirtualAppliance 10.0.9.9"),
            "web db tcp/22 inconclusive"),
        new AzureRow(
            "what a firewall's own table sends to another appliance may come out anywhere",
            estate ->
                rules("100 allow TCP * 22 *")
                    .apply(estate)
                    .subnet("hub", "AzureFirewallSubnet", "10.0.9.0/26", routed("second"))
                    .table("second", "{}", "10.2.0.0/16 VirtualAppliance 10.0.9.77"),
            "web db tcp/22 inconclusive",
            "web db tcp/23 denied"),
        new AzureRow(
            "a translation leads to whom it says, and to nobody else",
            estate -> policy(estate, "{}", translation("10.2.1.4")),
            "internet db tcp/22 inconclusive",
            "internet db tcp/23 denied",
            "internet web tcp/22 denied"));
  }
}
