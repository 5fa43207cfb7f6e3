package dev.ringfence.read.kubernetes;

import static dev.ringfence.read.kubernetes.ClusterText.admin;
import static dev.ringfence.read.kubernetes.ClusterText.cilium;
import static dev.ringfence.read.kubernetes.ClusterText.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.ClusterNamespace;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Namespaces and workloads are closed by other policies than network policies, too. */
class ClosingsTest {
  private static final String BASELINE =
      admin(
          "BaselineAdminNetworkPolicy",
          "default",
          "{subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}], egress:"
              + " [{action: Deny, to: [{networks: [0.0.0.0/0, '::/0']}]}]}");

  private static boolean deniesIngress(ClusterText cluster) {
    return data(cluster).deniesIngress().valueIfKnown().orElseThrow();
  }

  private static ClusterNamespace data(ClusterText cluster) {
    return cluster
        .network()
        .of(ClusterNamespace.class)
        .filter(found -> found.header().name().equals("data"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void given_a_baseline_policy_for_every_pod_then_namespaces_and_workloads_are_closed() {
    NetworkModel network = ClusterText.TWO_TEAMS.with(BASELINE).network();

    assertThat(network.of(ClusterNamespace.class))
        .hasSize(3)
        .allMatch(found -> found.deniesIngress().valueIfKnown().orElse(false))
        .allMatch(found -> found.deniesEgress().valueIfKnown().orElse(false));
    assertThat(network.of(Workload.class))
        .hasSize(5)
        .allMatch(found -> found.isIngressClosed().valueIfKnown().orElse(false))
        .noneMatch(found -> found.isIngressIsolated().valueIfKnown().orElse(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{endpointSelector: {}, ingress: [{}]}",
        "{endpointSelector: {}, ingress: [{fromEndpoints: [{}]}]}",
        "{endpointSelector: {}, ingress: [{fromEntities: [cluster], toPorts: [{ports: [{port: '80',"
            + " protocol: TCP}]}]}]}"
      })
  void given_a_policy_of_cilium_that_opens_some_of_it_then_the_namespace_denies(String spec) {
    assertThat(deniesIngress(ClusterText.TWO_TEAMS.with(cilium("data/a", spec)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{endpointSelector: {}, ingress: [{fromEntities: [cluster]}]}",
        "{endpointSelector: {}, ingress: [{fromEntities: [all]}]}",
        "{endpointSelector: {}, ingress: [{}], enableDefaultDeny: {ingress: false}}",
        "{endpointSelector: {matchLabels: {app: db}}, ingress: [{}]}",
        "{endpointSelector: {}, egress: [{}]}"
      })
  void given_a_policy_of_cilium_that_opens_all_or_is_for_some_then_it_does_not(String spec) {
    assertThat(deniesIngress(ClusterText.TWO_TEAMS.with(cilium("data/a", spec)))).isFalse();
  }

  @Test
  void given_an_admin_policy_that_admits_everybody_then_a_default_does_not_help() {
    ClusterText closed = ClusterText.TWO_TEAMS.with(policy("data/deny", "{podSelector: {}}"));
    String open =
        admin(
            "AdminNetworkPolicy",
            "open",
            "{priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from:"
                + " [{namespaces: {}}]}]}");

    assertThat(deniesIngress(closed)).isTrue();
    assertThat(deniesIngress(closed.with(open))).isFalse();
  }
}
