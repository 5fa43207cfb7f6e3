package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Application gateways in both shapes of the evidence (Azure REST API, applicationGateways
 * 2024-05-01; Azure Application Gateway, how it works). {@code web} and {@code app} are servers in
 * subnets of their own, without any group.
 */
class AzureApplicationGatewaysTest {
  private static final String TO_POOL =
      ", 'backendAddressPool': {'id': 'GATEWAY/backendAddressPools/pool'},"
          + " 'backendHttpSettings': {'id': 'GATEWAY/backendHttpSettingsCollection/s'}";

  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("hub", "10.0.0.0/16")
        .subnet("hub", "front", "10.0.1.0/24", "{}")
        .subnet("hub", "back", "10.0.2.0/24", "{}")
        .server("web", "hub", "front", "10.0.1.4", "", "{}")
        .server("app", "hub", "back", "10.0.2.4", "", "{}");
  }

  /** A gateway in a subnet of its own that listens to 443 and connects to 8443 of a pool. */
  private static AzureEstate fronted(AzureEstate estate, String pool, String rule) {
    String gateway = AzureEstate.id("applicationGateways", "agw");
    return estate
        .subnet(
            "hub",
            "agw",
            "10.0.5.0/24",
            "{'applicationGatewayIPConfigurations': [{'id': '%s/gatewayIPConfigurations/c'}]}"
                .formatted(gateway))
        .publicAddress(
            "agw-pip", "203.0.113.50", "Standard", gateway + "/frontendIPConfigurations/public")
        .with(
            Calls.APPLICATION_GATEWAYS,
            "applicationGateways",
            "agw",
            """
            {'gatewayIPConfigurations': [{'id': '%1$s/gatewayIPConfigurations/c', 'name': 'c',
               'subnet': {'id': '%2$s'}}],
             'frontendIPConfigurations': [{'id': '%1$s/frontendIPConfigurations/public',
               'name': 'public', 'publicIPAddress': %3$s}],
             'frontendPorts': [{'id': '%1$s/frontendPorts/p', 'name': 'p', 'port': 443}],
             'httpListeners': [{'id': '%1$s/httpListeners/l', 'name': 'l', 'protocol': 'Https',
               'frontendIPConfiguration': {'id': '%1$s/frontendIPConfigurations/public'},
               'frontendPort': {'id': '%1$s/frontendPorts/p'}}],
             'backendAddressPools': [{'id': '%1$s/backendAddressPools/pool', 'name': 'pool',
               'backendAddresses': [%4$s]}],
             'backendHttpSettingsCollection': [{'id': '%1$s/backendHttpSettingsCollection/s',
               'name': 's', 'port': 8443, 'protocol': 'Https'}],
             'requestRoutingRules': [{'id': '%1$s/requestRoutingRules/r', 'name': 'r',
               'ruleType': 'Basic', 'httpListener': {'id': '%1$s/httpListeners/l'}%5$s}]}
            """
                .formatted(
                    gateway,
                    AzureEstate.subnetId("hub", "agw"),
                    AzureEstate.reference("publicIPAddresses", "agw-pip"),
                    pool,
                    rule.replace("GATEWAY", gateway)));
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_application_gateways() {
    return AzureRow.tests(
        AzureApplicationGatewaysTest::estate,
        new AzureRow(
            "what comes to a gateway and no listener takes ends there",
            estate -> fronted(estate, "{'ipAddress': '10.0.2.4'}", TO_POOL),
            "internet 10.0.5.4 tcp/443 inconclusive",
            "internet 10.0.5.4 tcp/22 denied",
            "web 10.0.5.4 tcp/22 denied"),
        new AzureRow(
            "a gateway connects to its targets as whoever it is",
            estate -> fronted(estate, "{'ipAddress': '10.0.2.4'}", TO_POOL),
            "10.0.5.4 app tcp/8443 inconclusive",
            "internet app tcp/8443 denied"),
        new AzureRow(
            "a gateway whose listeners are not in the evidence may take anything",
            AzureApplicationGatewaysTest::withoutListeners,
            "internet 10.0.5.4 tcp/22 inconclusive"),
        new AzureRow(
            "a gateway whose rules are not in the evidence may take anything",
            AzureApplicationGatewaysTest::withoutRules,
            "internet 10.0.5.4 tcp/443 inconclusive",
            "internet 10.0.5.4 tcp/22 inconclusive"));
  }

  private static AzureEstate withoutRules(AzureEstate estate) {
    return fronted(estate, "{'ipAddress': '10.0.2.4'}", TO_POOL)
        .with(
            Calls.APPLICATION_GATEWAYS,
            "applicationGateways",
            "agw",
            "{'requestRoutingRules': null}");
  }

  @Test
  void given_a_gateway_whose_rules_are_not_in_the_evidence_then_who_its_targets_are_is_not_known() {
    assertThat(mediated(withoutRules(estate()))).isEqualTo(mediated(withoutListeners(estate())));
    assertThat(mediated(withoutRules(estate()))).isNotEmpty();
  }

  private static AzureEstate withoutListeners(AzureEstate estate) {
    return fronted(estate, "{'ipAddress': '10.0.2.4'}", TO_POOL)
        .with(Calls.APPLICATION_GATEWAYS, "applicationGateways", "agw", "{'httpListeners': null}");
  }

  @Test
  void given_a_gateway_then_the_internet_reaches_its_targets_by_way_of_it() {
    assertThat(mediated(fronted(estate(), "{'ipAddress': '10.0.2.4'}", TO_POOL)))
        .containsExactly("tcp/443 tcp/8443 possible");
    assertThat(mediated(fronted(estate(), "{'ipAddress': '10.0.2.77'}", TO_POOL))).isEmpty();
    assertThat(
            mediated(
                fronted(
                    estate(),
                    "{'ipAddress': '10.0.2.4'}",
                    ", 'redirectConfiguration': {'id': 'GATEWAY/redirectConfigurations/x'}")))
        .isEmpty();
  }

  /** What the internet reaches {@code app} by, and what is handed on. */
  private static List<String> mediated(AzureEstate estate) {
    FlowAnalysis flows = estate.flows();
    String tier =
        flows.zones().stream()
            .map(Zone::name)
            .filter(
                name ->
                    flows.endpoints(name).stream().anyMatch(e -> e.header().name().equals("app")))
            .findFirst()
            .orElseThrow();
    return flows.mediated(new Boundary("internet", tier)).stream()
        .map(
            flow ->
                ports(flow.listener())
                    + " "
                    + ports(flow.target())
                    + " "
                    + flow.certainty().name().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static String ports(Services services) {
    return "tcp/" + services.destinationPorts(Protocol.TCP);
  }
}
