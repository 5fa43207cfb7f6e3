package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A missing answer may make a verdict inconclusive, never more definite. */
class AzureMissingAnswersTest {
  private static final List<String> QUESTIONS =
      List.of(
          "internet web tcp/443",
          "internet web tcp/22",
          "internet app tcp/8443",
          "web app tcp/8443",
          "web app tcp/22",
          "app web tcp/443",
          "web internet tcp/443",
          "app internet tcp/443",
          "web far tcp/443",
          "far app tcp/8443",
          "on-premises web tcp/22",
          "web pe tcp/443");

  private static AzureEstate estate() {
    String table = "{'networkSecurityGroup': %s, 'routeTable': %s}";
    return AzureEstate.flat()
        .network("hub", "10.0.0.0/16")
        .subnet("hub", "front", "10.0.1.0/24", AzureEstate.group("front"))
        .subnet(
            "hub",
            "back",
            "10.0.2.0/24",
            table.formatted(
                AzureEstate.reference("networkSecurityGroups", "back"),
                AzureEstate.reference("routeTables", "rt")))
        .table("rt", "{}", "0.0.0.0/0 None")
        .server(
            "web",
            "hub",
            "front",
            "10.0.1.4",
            "",
            "{'publicIPAddress': %s, 'applicationSecurityGroups': [%s]}"
                .formatted(
                    AzureEstate.reference("publicIPAddresses", "pip"),
                    AzureEstate.reference("applicationSecurityGroups", "workers")))
        .server("app", "hub", "back", "10.0.2.4", "own", "{}")
        .publicAddress("pip", "203.0.113.4", "Standard", AzureEstate.configuration("web"))
        .groupOf("front", "100 in allow tcp Internet 443 *", "4000 in deny * Internet * *")
        .groupOf("back", "100 in allow tcp asg:workers 8443 *", "4000 in deny * * * *")
        .groupOf("own")
        .network("spoke", "10.1.0.0/16")
        .subnet("spoke", "only", "10.1.1.0/24", "{}")
        .server("far", "spoke", "only", "10.1.1.4", "", "{}")
        .peering("hub", "spoke", "10.1.0.0/16", "{}")
        .peering("spoke", "hub", "10.0.0.0/16", "{}")
        .with(
            Calls.INTERFACES,
            "networkInterfaces",
            "pe",
            "{'ipConfigurations': [{'privateIPAddress': '10.0.2.9', 'subnet': {'id': '"
                + AzureEstate.subnetId("hub", "back")
                + "'}}], 'privateEndpoint': "
                + AzureEstate.reference("privateEndpoints", "pe")
                + "}");
  }

  @TestFactory
  Stream<DynamicTest> given_no_answer_to_a_call_then_no_verdict_is_more_definite() {
    return AzureEstate.CALLS.calls().stream()
        .map(CallSpec::call)
        .filter(call -> !call.equals(Calls.INTERFACES) && !call.equals(Calls.NETWORKS))
        .flatMap(
            call ->
                QUESTIONS.stream()
                    .map(
                        question ->
                            dynamicTest(
                                call + ": " + question,
                                () -> {
                                  String whole = estate().verdict(question);
                                  String less = estate().without(call).verdict(question);

                                  assertThat(less).isIn(whole, "inconclusive");
                                })));
  }

  @Test
  void given_no_list_of_interfaces_then_anything_may_pass_between_the_zones() {
    assertThat(estate().without(Calls.INTERFACES).verdict("internet 10.0.1.4 tcp/22"))
        .isEqualTo("inconclusive");
  }

  @Test
  void given_kinds_that_are_not_read_then_their_number_is_not_known() {
    NetworkModel network = estate().read();

    assertThat(network.enumerations(Kind.DATA_STORE))
        .singleElement()
        .satisfies(
            stores ->
                assertThat(stores.gaps().get(0).display())
                    .contains("this version does not read any data store from Azure"));
    assertThat(network.enumerations(Kind.NETWORK_INTERFACE))
        .allSatisfy(interfaces -> assertThat(interfaces.isComplete()).isTrue());
  }
}
