package dev.ringfence.read.kubernetes;

import static dev.ringfence.read.kubernetes.ClusterText.deployment;
import static dev.ringfence.read.kubernetes.ClusterText.pods;
import static dev.ringfence.read.kubernetes.ClusterText.policy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What network policies let pass between pods. Sources: Kubernetes documentation, Network Policies,
 * and API reference, NetworkPolicySpec, LabelSelector.
 */
class PolicyFlowsTest {
  private static Stream<DynamicTest> tests(ClusterRow... rows) {
    return ClusterRow.tests(ClusterText.TWO_TEAMS, rows);
  }

  @TestFactory
  Stream<DynamicTest> semantics_11_isolation() {
    return tests(
        new ClusterRow(
            "no policy at all: everything passes inside",
            cluster -> cluster,
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db icmp permitted",
            "tools/job shop/web sctp/9 permitted"),
        new ClusterRow(
            "an empty podSelector selects every pod of its namespace, and of no other",
            cluster -> cluster.with(policy("data/deny", "{podSelector: {}}")),
            "shop/web data/db tcp/5432 denied",
            "data/old data/db tcp/5432 denied",
            "shop/web data/old tcp/8081 denied",
            "data/db shop/web tcp/8080 permitted",
            "tools/job shop/web tcp/8080 permitted"),
        new ClusterRow(
            "policyTypes left out means Ingress, and Egress only with egress rules",
            cluster ->
                cluster.with(
                    policy("shop/a", "{podSelector: {matchLabels: {app: web}}, egress: []}"),
                    policy(
                        "shop/b",
                        "{podSelector: {matchLabels: {app: api}}, egress: [{ports: [{port: 53,"
                            + " protocol: UDP}]}]}")),
            "shop/web data/db tcp/5432 permitted",
            "shop/api data/db tcp/5432 denied",
            "shop/api data/db udp/53 permitted",
            "data/db shop/web tcp/8080 denied",
            "data/db shop/api tcp/9090 denied"),
        new ClusterRow(
            "policyTypes Egress alone leaves what comes in alone, and drops its ingress rules",
            cluster ->
                cluster.with(
                    policy(
                        "shop/a",
                        "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], ingress:"
                            + " [{}]}"),
                    policy("shop/b", "{podSelector: {matchLabels: {app: api}}, ingress: [{}]}")),
            "data/db shop/web tcp/8080 permitted",
            "shop/web data/db tcp/5432 denied"),
        new ClusterRow(
            "ingress rules of a policy that is for Egress only open nothing",
            cluster ->
                cluster.with(
                    policy("shop/a", "{podSelector: {}, policyTypes: [Egress], ingress: [{}]}"),
                    policy("shop/b", "{podSelector: {}, policyTypes: [Ingress]}")),
            "data/db shop/web tcp/8080 denied"),
        new ClusterRow(
            "no rules is nothing, an empty rule is everything, and so is an empty from",
            cluster ->
                cluster.with(
                    policy("shop/a", "{podSelector: {matchLabels: {app: web}}, ingress: []}"),
                    policy("shop/b", "{podSelector: {matchLabels: {app: api}}, ingress: [{}]}"),
                    policy("data/c", "{podSelector: {}, ingress: [{from: [], ports: []}]}")),
            "data/db shop/web tcp/8080 denied",
            "data/db shop/api tcp/9090 permitted",
            "shop/web data/db tcp/5432 permitted"),
        new ClusterRow(
            "policies add up, whatever their order",
            cluster ->
                cluster.with(
                    policy("data/a", "{podSelector: {}}"),
                    policy("data/b", from("db", "{namespaceSelector: {matchLabels: {team: a}}}")),
                    policy("data/c", from("db", "{podSelector: {matchLabels: {app: old}}}"))),
            "shop/web data/db tcp/5432 permitted",
            "data/old data/db tcp/5432 permitted",
            "data/db data/old tcp/8081 denied"),
        new ClusterRow(
            "both ends decide: egress of the sender and ingress of the receiver",
            cluster ->
                cluster.with(
                    policy("shop/out", "{podSelector: {}, policyTypes: [Egress]}"),
                    policy("data/in", "{podSelector: {}, ingress: [{}]}")),
            "shop/web data/db tcp/5432 denied",
            "tools/job data/db tcp/5432 permitted"));
  }

  private static String from(String app, String peer) {
    return "{podSelector: {matchLabels: {app: %s}}, ingress: [{from: [%s]}]}".formatted(app, peer);
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_peers() {
    return tests(
        new ClusterRow(
            "a podSelector alone means pods of the policy's namespace",
            cluster ->
                cluster.with(
                    deployment("shop/old", ""),
                    policy("data/a", from("db", "{podSelector: {matchLabels: {app: old}}}"))),
            "data/old data/db tcp/5432 permitted",
            "shop/old data/db tcp/5432 denied"),
        new ClusterRow(
            "both selectors in one peer must choose",
            cluster ->
                cluster.with(
                    policy(
                        "data/a",
                        from(
                            "db",
                            "{namespaceSelector: {matchLabels: {team: a}}, podSelector:"
                                + " {matchLabels: {app: api}}}"))),
            "shop/api data/db tcp/5432 permitted",
            "shop/web data/db tcp/5432 denied",
            "data/old data/db tcp/5432 denied"),
        new ClusterRow(
            "in two peers one of them suffices",
            cluster ->
                cluster.with(
                    policy(
                        "data/a",
                        from(
                            "db",
                            "{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {}}"))),
            "shop/web data/db tcp/5432 permitted",
            "data/old data/db tcp/5432 permitted",
            "tools/job data/db tcp/5432 inconclusive"),
        new ClusterRow(
            "an empty namespaceSelector chooses every namespace, declared or not",
            cluster -> cluster.with(policy("data/a", from("db", "{namespaceSelector: {}}"))),
            "tools/job data/db tcp/5432 permitted"),
        new ClusterRow(
            "every namespace has its name as a label",
            cluster ->
                cluster.with(
                    policy(
                        "data/a",
                        from(
                            "db",
                            "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name:"
                                + " tools}}}"))),
            "tools/job data/db tcp/5432 permitted",
            "shop/web data/db tcp/5432 denied"),
        new ClusterRow(
            "other labels of a namespace that is not declared are unknown, not absent",
            cluster ->
                cluster.with(
                    policy(
                        "data/a",
                        from(
                            "db",
                            "{namespaceSelector: {matchExpressions: [{key: team, operator:"
                                + " DoesNotExist}]}}"))),
            "tools/job data/db tcp/5432 inconclusive",
            "shop/web data/db tcp/5432 denied"),
        new ClusterRow(
            "In, NotIn, Exists and DoesNotExist; NotIn chooses what lacks the label",
            cluster ->
                cluster.with(
                    pods("Deployment", "data/bare", "x: '1'", "", ""),
                    policy("data/deny", "{podSelector: {}}"),
                    policy("data/in", expression("In, values: [db, bare]", "app")),
                    policy("shop/deny", "{podSelector: {}}"),
                    policy("shop/not", expression("NotIn, values: [web]", "app")),
                    policy("shop/has", expression("Exists", "tier")),
                    policy("data/has", expression("DoesNotExist", "app"))),
            "tools/job data/db tcp/1 permitted",
            "tools/job data/old tcp/1 denied",
            "tools/job data/bare tcp/1 permitted",
            "tools/job shop/api tcp/1 permitted",
            "tools/job shop/web tcp/1 denied"),
        new ClusterRow(
            "NotIn chooses what lacks the label",
            cluster ->
                cluster.with(
                    pods("Deployment", "data/bare", "x: '1'", "", ""),
                    policy("data/deny", "{podSelector: {}}"),
                    policy("data/not", expression("NotIn, values: [db, old]", "app"))),
            "tools/job data/bare tcp/1 permitted",
            "tools/job data/db tcp/1 denied"),
        new ClusterRow(
            "a policy that the API refuses, or that this version does not know, decides nothing",
            cluster ->
                cluster.with(
                    policy("data/a", from("db", "{podselector: {}}")),
                    policy("shop/a", from("web", "{ipBlock: {cidr: 10.0.0.0/33}}"))),
            "tools/job data/db tcp/5432 inconclusive",
            "tools/job data/old tcp/5432 inconclusive",
            "tools/job shop/web tcp/8080 inconclusive"),
        new ClusterRow(
            "pods on the network of their node: policies may hold for them or not",
            cluster ->
                cluster.with(
                    pods("DaemonSet", "tools/agent", "app: agent", "", "hostNetwork: true"),
                    policy("tools/deny", "{podSelector: {}}"),
                    policy("data/a", from("db", "{namespaceSelector: {matchLabels: {team: a}}}")),
                    policy("data/b", from("old", "{podSelector: {}, namespaceSelector: {}}")),
                    policy("shop/out", "{podSelector: {}, policyTypes: [Egress]}")),
            "shop/web tools/agent tcp/9100 inconclusive",
            "data/db tools/agent tcp/9100 inconclusive",
            "tools/agent data/db tcp/5432 inconclusive",
            "tools/agent data/old tcp/8081 inconclusive",
            "tools/agent shop/web tcp/8080 permitted",
            "shop/web tools/job tcp/1 denied"),
        new ClusterRow(
            "items of a list of one kind do not say what they are",
            cluster ->
                cluster.with(
                    """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicyList
                    items:
                    - metadata: {name: deny, namespace: data}
                      spec: {podSelector: {}}
                    """),
            "shop/web data/db tcp/5432 denied"),
        new ClusterRow(
            "what operators make of a template of pods is a workload",
            cluster ->
                cluster.with(
                    pods("Rollout", "data/new", "app: new", "", ""),
                    policy("data/deny", "{podSelector: {}}")),
            "shop/web data/new tcp/1 denied",
            "data/new shop/web tcp/8080 permitted"),
        new ClusterRow(
            "a manifest that cannot be read may hold any policy",
            cluster -> cluster.with(policy("data/deny", "{podSelector: {}}")).withGap(),
            "shop/web data/db tcp/5432 inconclusive",
            "shop/web shop/api tcp/9090 inconclusive"),
        new ClusterRow(
            "policies that are not modelled blur what they may be for, and nothing else",
            cluster ->
                cluster.with(
                    """
                    apiVersion: crd.antrea.io/v1beta1
                    kind: NetworkPolicy
                    metadata: {name: x, namespace: data}
                    spec: {appliedTo: []}
                    """),
            "shop/web data/db tcp/5432 inconclusive",
            "shop/web shop/api tcp/9090 permitted"));
  }

  private static String expression(String operator, String key) {
    return "{podSelector: {matchExpressions: [{key: %s, operator: %s}]}, ingress: [{}]}"
        .formatted(key, operator);
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_ports() {
    return tests(
        new ClusterRow(
            "a port is TCP unless it says otherwise",
            cluster -> cluster.with(ports("{port: 5432}")),
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db udp/5432 denied",
            "shop/web data/db icmp denied"),
        new ClusterRow(
            "endPort ends a range, both ends included",
            cluster -> cluster.with(ports("{port: 5000, endPort: 5432, protocol: SCTP}")),
            "shop/web data/db sctp/5432 permitted",
            "shop/web data/db sctp/5433 denied",
            "shop/web data/db sctp/4999 denied"),
        new ClusterRow(
            "a protocol without a port is each of its ports",
            cluster -> cluster.with(ports("{protocol: UDP}")),
            "shop/web data/db udp/1 permitted",
            "shop/web data/db tcp/1 denied"),
        new ClusterRow(
            "no ports is every port; what it means for other protocols is not defined",
            cluster -> cluster.with(policy("data/a", "{podSelector: {}, ingress: [{}]}")),
            "shop/web data/db tcp/1 permitted",
            "shop/web data/db icmp inconclusive"),
        new ClusterRow(
            "a name is the number that the destination's containers give it",
            cluster -> cluster.with(policy("shop/a", named("Ingress", "ingress", "from"))),
            "data/db shop/web tcp/8080 permitted",
            "data/db shop/web tcp/9090 denied",
            "data/db shop/api tcp/9090 permitted"),
        new ClusterRow(
            "outwards it is the receiver's number, for its protocol",
            cluster -> cluster.with(policy("shop/a", named("Egress", "egress", "to"))),
            "shop/web data/old tcp/8081 permitted",
            "shop/web data/old tcp/8080 denied",
            "shop/web data/db tcp/5432 denied",
            "shop/web shop/api udp/9100 denied",
            "shop/web internet tcp/8080 denied"),
        new ClusterRow(
            "a name that no container has is no port",
            cluster -> cluster.with(ports("{port: http}")),
            "shop/web data/db tcp/5432 denied",
            "shop/web data/db tcp/80 denied"));
  }

  private static String ports(String port) {
    return policy("data/a", "{podSelector: {}, ingress: [{ports: [%s]}]}".formatted(port));
  }

  private static String named(String type, String direction, String peers) {
    return "{podSelector: {}, policyTypes: [%s], %s: [{%s: [], ports: [{port: http}]}]}"
        .formatted(type, direction, peers);
  }
}
