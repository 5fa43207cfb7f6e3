package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Groups where security admin rules may come before them: {@code used} on the one subnet, {@code
 * spare} nowhere. Sources: Azure Virtual Network Manager, security admin rules (which go before
 * groups, services and private endpoints that they pass over); private link, network policies.
 */
class AzureAdminRulesTest {
  private static final String ENABLED = "'privateEndpointNetworkPolicies': 'Enabled'";
  private static final String MONITORING = "10 in alwaysallow * 10.0.1.0/24 * *";

  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("net", "10.0.0.0/16")
        .subnet("net", "apps", "10.0.1.0/24", AzureEstate.group("used"))
        .server("app", "net", "apps", "10.0.1.4", "", "{}")
        .groupOf("used", "4000 in deny * * * *")
        .groupOf("spare");
  }

  @Test
  void given_no_answer_about_the_rules_of_its_network_then_what_a_group_lets_pass_is_not_known() {
    AzureEstate estate = estate().without(Calls.ADMIN_RULES);

    assertThat(List.of(filter(estate, "used").ingress(), filter(estate, "used").egress()))
        .allSatisfy(list -> assertThat(reason(list)).contains(Calls.ADMIN_RULES));
    assertThat(filter(estate, "spare").ingress().isKnown()).isTrue();
    assertThat(filter(estate, "spare").egress().isKnown()).isTrue();
  }

  @Test
  void
      given_rules_that_may_be_passed_over_in_the_subnet_then_what_a_group_lets_pass_is_not_known() {
    String delegated =
        "{'delegations': [{'id': 'd', 'name': 'd', 'serviceName': 'Microsoft.Sql/managedInstances'}]}";
    AzureEstate beside = estate().subnet("net", "mi", "10.0.9.0/24", delegated);

    // No rule can be passed over where there is none.
    assertThat(filter(beside, "used").ingress().isKnown()).isTrue();

    AzureEstate ruled = beside.adminRule("net", RuleText.adminRule(MONITORING));

    assertThat(List.of(filter(ruled, "used").ingress(), filter(ruled, "used").egress()))
        .allSatisfy(
            list -> assertThat(reason(list)).contains("whether security admin rules apply"));
    assertThat(filter(ruled, "spare").ingress().isKnown()).isTrue();
  }

  @Test
  void given_the_rules_of_its_network_then_what_a_group_lets_pass_is_known() {
    AzureEstate ruled = estate().adminRule("net", RuleText.adminRule(MONITORING));

    assertThat(filter(ruled, "used").ingress().valueIfKnown().orElseThrow())
        .extracting(permit -> permit.header().name())
        .anyMatch(name -> name.contains("10inalwaysallow"));
  }

  @TestFactory
  Stream<DynamicTest>
      given_private_endpoints_then_no_group_is_read_with_rules_that_pass_them_over() {
    return AzureRow.tests(
        () ->
            estate()
                .with(
                    Calls.INTERFACES,
                    "networkInterfaces",
                    "pe",
                    "{'ipConfigurations': [{'privateIPAddress': '10.0.3.9', 'subnet': {'id': '"
                        + AzureEstate.subnetId("net", "links")
                        + "'}}], 'privateEndpoint': "
                        + AzureEstate.reference("privateEndpoints", "pe")
                        + "}"),
        new AzureRow(
            "a group whose rules are read together with security admin rules is not theirs",
            estate -> links(estate, "{'networkSecurityGroup': %s, " + ENABLED + "}", MONITORING),
            "app pe tcp/443 inconclusive",
            "app pe tcp/22 inconclusive"),
        new AzureRow(
            "without a group nothing filters them",
            estate -> links(estate, "{" + ENABLED + "}", "10 in deny * * * *"),
            "app pe tcp/443 permitted"),
        new AzureRow(
            "without security admin rules the group decides",
            estate -> links(estate, "{'networkSecurityGroup': %s, " + ENABLED + "}"),
            "app pe tcp/443 permitted",
            "app pe tcp/22 denied"),
        new AzureRow(
            "a group that does not hold for them leaves them open",
            estate -> links(estate, "{'networkSecurityGroup': %s}", "10 in deny * * * *"),
            "app pe tcp/22 permitted"));
  }

  private static AzureEstate links(AzureEstate estate, String members, String... adminRules) {
    estate
        .subnet(
            "net",
            "links",
            "10.0.3.0/24",
            members.formatted(AzureEstate.reference("networkSecurityGroups", "links")))
        .groupOf("links", "100 in allow tcp * 443 *", "4000 in deny * * * *");
    for (String rule : adminRules) {
      estate.adminRule("net", RuleText.adminRule(rule));
    }
    return estate;
  }

  private static Filter filter(AzureEstate estate, String name) {
    return estate
        .read()
        .of(Filter.class)
        .filter(one -> one.header().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String reason(Fact<?> fact) {
    return fact.fold(known -> "known: " + known.value(), unknown -> unknown.reason());
  }
}
