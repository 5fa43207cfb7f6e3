package dev.ringfence.read.kubernetes;

import static dev.ringfence.read.kubernetes.ClusterText.pods;
import static dev.ringfence.read.kubernetes.ClusterText.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.Passage;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What policies of whoever runs a cluster decide before and after network policies. Sources: the
 * types of kubernetes-sigs/network-policy-api, v1alpha1 and v1alpha2, and its API overview.
 */
class AdminPolicyFlowsTest {
  private static final String ADMIN = "AdminNetworkPolicy";
  private static final String BASELINE = "BaselineAdminNetworkPolicy";
  private static final String CLUSTER = "ClusterNetworkPolicy";
  private static final String ALL = "{namespaces: {}}";
  private static final String TEAM_B = "{namespaces: {matchLabels: {team: b}}}";
  private static final String DENY_DATA = policy("data/deny", "{podSelector: {}}");

  private static Stream<DynamicTest> tests(ClusterRow... rows) {
    return ClusterRow.tests(ClusterText.TWO_TEAMS, rows);
  }

  private static String admin(int priority, String subject, String rules) {
    return ClusterText.admin(ADMIN, "a" + priority, spec(priority, subject, rules));
  }

  private static String spec(int priority, String subject, String rules) {
    return "{priority: %d, subject: %s, %s}".formatted(priority, subject, rules);
  }

  private static String baseline(String subject, String rules) {
    return ClusterText.admin(BASELINE, "default", "{subject: %s, %s}".formatted(subject, rules));
  }

  private static String rule(String action, String peers) {
    return "{action: %s, from: [%s]}".formatted(action, peers);
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_admin_order() {
    return tests(
        new ClusterRow(
            "an admin policy admits what a network policy would refuse",
            cluster ->
                cluster.with(
                    DENY_DATA, admin(5, TEAM_B, "ingress: [%s]".formatted(rule("Allow", ALL)))),
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db icmp permitted"),
        new ClusterRow(
            "an admin policy refuses what a network policy admits",
            cluster ->
                cluster.with(
                    policy("data/open", "{podSelector: {}, ingress: [{}]}"),
                    admin(5, TEAM_B, "ingress: [%s]".formatted(rule("Deny", ALL)))),
            "shop/web data/db tcp/5432 denied",
            "shop/web shop/api tcp/9090 permitted"),
        new ClusterRow(
            "what an admin policy passes on is for network policies",
            cluster ->
                cluster.with(
                    policy(
                        "data/some",
                        "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]}"),
                    admin(
                        5,
                        TEAM_B,
                        "ingress: [%s, %s]".formatted(rule("Pass", ALL), rule("Deny", ALL)))),
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db tcp/80 denied",
            "shop/web data/old tcp/8081 permitted"),
        new ClusterRow(
            "the lowest priority comes first",
            cluster ->
                cluster.with(
                    admin(20, TEAM_B, "ingress: [%s]".formatted(rule("Allow", ALL))),
                    admin(10, TEAM_B, "ingress: [%s]".formatted(rule("Deny", TEAM_B)))),
            "data/old data/db tcp/5432 denied",
            "shop/web data/db tcp/5432 permitted"),
        new ClusterRow(
            "in one policy the first rule decides",
            cluster ->
                cluster.with(
                    admin(
                        5,
                        TEAM_B,
                        "ingress: [%s, %s]".formatted(rule("Deny", TEAM_B), rule("Allow", ALL)))),
            "data/old data/db tcp/5432 denied",
            "shop/web data/db tcp/5432 permitted"),
        new ClusterRow(
            "of two with one priority either may decide",
            cluster ->
                cluster.with(
                    admin(7, TEAM_B, "ingress: [%s]".formatted(rule("Allow", ALL))),
                    ClusterText.admin(
                        ADMIN,
                        "other",
                        spec(7, TEAM_B, "ingress: [%s]".formatted(rule("Deny", TEAM_B))))),
            "data/old data/db tcp/5432 inconclusive",
            "shop/web data/db tcp/5432 permitted"),
        new ClusterRow(
            "a baseline policy decides where no network policy isolates the pod",
            cluster ->
                cluster.with(
                    policy("data/some", "{podSelector: {matchLabels: {app: db}}, ingress: [{}]}"),
                    baseline(ALL, "ingress: [%s]".formatted(rule("Deny", ALL)))),
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/old tcp/8081 denied",
            "shop/web shop/api tcp/9090 denied"),
        new ClusterRow(
            "rules of one direction leave the other alone",
            cluster ->
                cluster.with(
                    admin(5, TEAM_B, "egress: [{action: Deny, to: [%s]}]".formatted(ALL)),
                    DENY_DATA),
            "data/db shop/web tcp/8080 denied",
            "shop/web data/db tcp/5432 denied",
            "shop/web shop/api tcp/9090 permitted"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_admin_matches() {
    return tests(
        new ClusterRow(
            "a subject of pods is chosen by their namespace and by themselves",
            cluster ->
                cluster.with(
                    admin(
                        5,
                        "{pods: {namespaceSelector: {matchLabels: {team: b}}, podSelector:"
                            + " {matchLabels: {app: db}}}}",
                        "ingress: [%s]".formatted(rule("Deny", ALL)))),
            "shop/web data/db tcp/5432 denied",
            "shop/web data/old tcp/8081 permitted"),
        new ClusterRow(
            "ports by number, by range and by the name that the destination gives it",
            cluster ->
                cluster.with(
                    admin(
                        5,
                        ALL,
                        "ingress: [{action: Deny, from: [%s], ports: [{portNumber: {port: 5432}},"
                                .formatted(ALL)
                            + " {portRange: {protocol: UDP, start: 10, end: 20}}, {namedPort:"
                            + " http}]}]")),
            "shop/web data/db tcp/5432 denied",
            "shop/web data/db udp/5432 permitted",
            "shop/web data/db udp/20 denied",
            "shop/web data/db udp/21 permitted",
            "data/db shop/web tcp/8080 denied",
            "data/db shop/web tcp/9090 permitted",
            "data/db shop/api tcp/9090 denied"),
        new ClusterRow(
            "pods on the network of their node are in no subject and no peer",
            cluster ->
                cluster.with(
                    pods("DaemonSet", "tools/agent", "app: agent", "", "hostNetwork: true"),
                    admin(5, ALL, "ingress: [%s]".formatted(rule("Deny", ALL)))),
            "shop/web tools/agent tcp/9100 permitted",
            "tools/agent shop/web tcp/8080 permitted",
            "tools/job shop/web tcp/8080 denied"),
        new ClusterRow(
            "networks mean pods too; blocks of the internet do not",
            cluster ->
                cluster.with(
                    admin(
                        5,
                        ALL,
                        "egress: [{action: Deny, to: [{networks: [0.0.0.0/0, '::/0']}], ports:"
                            + " [{portNumber: {port: 80}}]}, {action: Deny, to: [{networks:"
                            + " [10.0.0.0/8]}], ports: [{portNumber: {port: 81}}]}, {action: Deny,"
                            + " to: [{networks: [8.0.0.0/8]}], ports: [{portNumber: {port:"
                            + " 82}}]}]")),
            "shop/web shop/api tcp/80 denied",
            "shop/web 10.1.1.1 tcp/81 denied",
            "shop/web 8.8.8.8 tcp/82 denied",
            "shop/web 9.9.9.9 tcp/82 inconclusive",
            "shop/web shop/api tcp/82 permitted"),
        new ClusterRow(
            "of nodes, domains and fields of other versions nothing is certain",
            cluster ->
                cluster.with(
                    admin(
                        5,
                        TEAM_B,
                        "egress: [{action: Deny, to: [{nodes: {}}], ports: [{portNumber: {port:"
                            + " 80}}]}, {action: Allow, to: [{domainNames: [example.org]}], ports:"
                            + " [{portNumber: {port: 81}}]}], ingress: [{action: Deny, from:"
                            + " [{namespaces: {sameLabels: [team]}}]}]"),
                    baseline(TEAM_B, "egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}]}]")),
            "data/db 10.1.1.1 tcp/80 denied",
            "data/db 10.1.1.1 tcp/81 inconclusive",
            "shop/web data/db tcp/5432 inconclusive",
            "shop/web shop/api tcp/9090 permitted"),
        new ClusterRow(
            "what is handed on under a field that is not known may be refused",
            cluster ->
                cluster.with(
                    admin(
                        5,
                        TEAM_B,
                        "ingress: [%s]"
                            .formatted(rule("Pass", "{namespaces: {sameLabels: [x]}}")))),
            "shop/web data/db tcp/5432 inconclusive"),
        new ClusterRow(
            "a policy that the API refuses decides nothing, for nobody",
            cluster ->
                cluster.with(ClusterText.admin(BASELINE, "mine", "{subject: {namespaces: {}}}")),
            "shop/web data/db tcp/5432 inconclusive"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_cluster_network_policies() {
    String closed =
        ClusterText.admin(
            CLUSTER,
            "closed",
            "{tier: Baseline, priority: 10, subject: {namespaces: {}}, ingress: [{action: Pass,"
                + " from: [{namespaces: {matchLabels: {team: a}}}], protocols: [{tcp:"
                + " {destinationPort: {number: 5432}}}]}, {action: Deny, from: [{namespaces:"
                + " {}}]}]}");
    return tests(
        new ClusterRow(
            "the baseline tier: what it passes on is open",
            cluster -> cluster.with(closed),
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db tcp/80 denied",
            "data/old data/db tcp/5432 denied"),
        new ClusterRow(
            "the admin tier accepts before everything else",
            cluster ->
                cluster.with(
                    closed,
                    DENY_DATA,
                    ClusterText.admin(
                        CLUSTER,
                        "metrics",
                        "{tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action:"
                            + " Accept, from: [{pods: {podSelector: {matchLabels: {app: job}}}}],"
                            + " protocols: [{tcp: {destinationPort: {range: {start: 9000, end:"
                            + " 9100}}}}, {destinationNamedPort: pg}]}]}")),
            "tools/job data/db tcp/9100 permitted",
            "tools/job data/db tcp/5432 permitted",
            "tools/job data/db tcp/9101 denied",
            "shop/web data/db tcp/9100 denied"),
        new ClusterRow(
            "both APIs for one pod: which comes first is not defined",
            cluster ->
                cluster.with(
                    closed, admin(5, TEAM_B, "ingress: [%s]".formatted(rule("Allow", ALL)))),
            "shop/web data/db tcp/80 inconclusive",
            "shop/web shop/api tcp/80 denied"));
  }

  @Test
  void given_a_refusal_then_the_rule_that_refuses_is_cited() {
    FlowAnalysis flows =
        ClusterText.TWO_TEAMS
            .with(admin(5, TEAM_B, "ingress: [%s]".formatted(rule("Deny", ALL))))
            .flows();

    Explanation explanation =
        flows.explain(flows.peer("shop/web"), flows.peer("data/db"), Services.tcp(Ports.of(5432)));

    assertThat(explanation.passage()).isEqualTo(Passage.DENIED);
    assertThat(explanation.paths().get(0).request())
        .filteredOn(hop -> hop.passage() == Passage.DENIED)
        .singleElement()
        .satisfies(
            hop ->
                assertThat(hop.text())
                    .startsWith("rule AdminNetworkPolicy a5 ingress/0/0 refuses tcp"));
  }
}
