package dev.ringfence.read.kubernetes;

import static dev.ringfence.read.kubernetes.ClusterText.pods;
import static dev.ringfence.read.kubernetes.ClusterText.policy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What policies of Cilium let pass. Sources: Cilium documentation, policy enforcement modes, layer
 * 3 and layer 4 policies, deny policies, Kubernetes constructs in policy.
 */
class CiliumFlowsTest {
  private static Stream<DynamicTest> tests(ClusterRow... rows) {
    return ClusterRow.tests(ClusterText.TWO_TEAMS, rows);
  }

  private static String cilium(String name, String spec) {
    return ClusterText.cilium(name, spec);
  }

  private static String db(String rules) {
    return "{endpointSelector: {matchLabels: {app: db}}, %s}".formatted(rules);
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_cilium_decisions() {
    return tests(
        new ClusterRow(
            "a rule for a direction closes it, and an empty rule admits nobody",
            cluster -> cluster.with(cilium("data/a", db("ingress: [{}]"))),
            "shop/web data/db tcp/5432 denied",
            "data/db shop/web tcp/8080 permitted",
            "shop/web data/old tcp/8081 permitted"),
        new ClusterRow(
            "an empty list of rules closes nothing, and neither does a rule that says so",
            cluster ->
                cluster.with(
                    cilium("data/a", db("ingress: [], egress: [{}]")),
                    cilium(
                        "data/b",
                        db(
                            "ingress: [{fromEndpoints: [{}]}], enableDefaultDeny: {ingress: false}"))),
            "shop/web data/db tcp/5432 permitted",
            "data/db shop/web tcp/8080 denied"),
        new ClusterRow(
            "what a deny rule matches is refused whatever admits it, and it closes the rest",
            cluster ->
                cluster.with(
                    policy("data/open", "{podSelector: {}, ingress: [{}]}"),
                    cilium("data/a", db("ingress: [{fromEntities: [all]}]")),
                    cilium(
                        "data/b",
                        db("ingressDeny: [{fromEndpoints: [{matchLabels: {app: old}}]}]"))),
            "data/old data/db tcp/5432 denied",
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db icmp permitted"),
        new ClusterRow(
            "a deny rule alone closes the direction",
            cluster ->
                cluster.with(
                    cilium(
                        "data/b",
                        db("ingressDeny: [{fromEndpoints: [{matchLabels: {app: old}}]}]"))),
            "shop/web data/db tcp/5432 denied"),
        new ClusterRow(
            "they add up with network policies",
            cluster ->
                cluster.with(
                    policy("data/some", "{podSelector: {}, ingress: [{ports: [{port: 80}]}]}"),
                    cilium(
                        "data/a",
                        db("ingress: [{toPorts: [{ports: [{port: '5432', protocol: TCP}]}]}]"))),
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db tcp/80 permitted",
            "shop/web data/db tcp/81 denied",
            "shop/web data/old tcp/5432 denied"));
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_cilium_matches() {
    return tests(
        new ClusterRow(
            "endpoints are of the policy's namespace unless they name another; keys have sources",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "ingress: [{fromEndpoints: [{}, {matchLabels: {'k8s:app': web,"
                                + " 'k8s:io.kubernetes.pod.namespace': shop}}]}]"))),
            "data/old data/db tcp/5432 permitted",
            "shop/web data/db tcp/5432 permitted",
            "shop/api data/db tcp/5432 denied"),
        new ClusterRow(
            "labels of namespaces; those of one that is not declared are not known",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "ingress: [{fromEndpoints: [{matchLabels:"
                                + " {'io.cilium.k8s.namespace.labels.team': a}}]}]"))),
            "shop/web data/db tcp/5432 permitted",
            "data/old data/db tcp/5432 denied",
            "tools/job data/db tcp/5432 inconclusive"),
        new ClusterRow(
            "a clusterwide policy is for every namespace, and so are its peers",
            cluster ->
                cluster.with(
                    cilium(
                        "",
                        "{endpointSelector: {matchExpressions: [{key: app, operator: In, values:"
                            + " [db, web]}]}, ingress: [{fromEndpoints: [{matchLabels: {app:"
                            + " api}}]}]}")),
            "shop/api data/db tcp/5432 permitted",
            "data/old shop/web tcp/8080 denied",
            "data/old shop/api tcp/9090 permitted"),
        new ClusterRow(
            "entities: all, cluster, world; of hosts and the API server nothing is certain",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "egress: [{toEntities: [cluster], toPorts: [{ports: [{port: '80',"
                                + " protocol: TCP}]}]}, {toEntities: [world], toPorts: [{ports:"
                                + " [{port: '81', protocol: TCP}]}]}, {toEntities:"
                                + " [kube-apiserver], toPorts: [{ports: [{port: '82', protocol:"
                                + " TCP}]}]}]"))),
            "data/db shop/web tcp/80 permitted",
            "data/db shop/web tcp/81 denied",
            "data/db 8.8.8.8 tcp/81 inconclusive",
            "data/db 8.8.8.8 tcp/83 denied",
            "data/db shop/web tcp/82 denied"),
        new ClusterRow(
            "blocks mean neither pods nor what they except",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "egress: [{toCIDRSet: [{cidr: 0.0.0.0/0, except: [9.0.0.0/8]}]},"
                                + " {toCIDR: [9.9.0.0/16]}]"))),
            "data/db shop/web tcp/8080 denied",
            "data/db 8.8.8.8 tcp/53 inconclusive",
            "data/db 9.9.9.9 tcp/53 inconclusive",
            "data/db 9.8.9.9 tcp/53 denied"),
        new ClusterRow(
            "ports by number, range and name; without a protocol TCP and UDP, SCTP perhaps",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "ingress: [{toPorts: [{ports: [{port: '5000', endPort: 5010}, {port: pg,"
                                + " protocol: TCP}]}]}, {icmps: [{fields: [{type: 8}]}]}]"))),
            "shop/web data/db tcp/5010 permitted",
            "shop/web data/db udp/5000 permitted",
            "shop/web data/db sctp/5000 inconclusive",
            "shop/web data/db tcp/5011 denied",
            "shop/web data/db tcp/5432 permitted",
            "shop/web data/db icmp permitted"),
        new ClusterRow(
            "what is looked at inside of a connection is possible, even where nothing is closed",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "enableDefaultDeny: {ingress: false}, ingress: [{toPorts: [{ports:"
                                + " [{port: '80', protocol: TCP}], rules: {http: [{method:"
                                + " GET}]}}]}]"))),
            "shop/web data/db tcp/80 inconclusive",
            "shop/web data/db tcp/81 permitted"),
        new ClusterRow(
            "names, services and groups are possible",
            cluster ->
                cluster.with(
                    cilium(
                        "data/a",
                        db(
                            "egress: [{toFQDNs: [{matchName: example.org}]}, {toServices:"
                                + " [{k8sService: {serviceName: web, namespace: shop}}], toPorts:"
                                + " [{ports: [{port: '80', protocol: TCP}]}]}]"))),
            "data/db 8.8.8.8 tcp/443 inconclusive",
            "data/db shop/web tcp/443 denied",
            "data/db shop/web tcp/80 inconclusive"),
        new ClusterRow(
            "pods on the network of their node are no endpoints",
            cluster ->
                cluster.with(
                    pods("DaemonSet", "data/agent", "app: db", "", "hostNetwork: true"),
                    cilium("data/a", db("ingress: [{fromEndpoints: [{}]}]"))),
            "shop/web data/agent tcp/9100 permitted",
            "data/agent data/db tcp/5432 inconclusive"),
        new ClusterRow(
            "a policy that is not understood decides nothing for its namespace",
            cluster ->
                cluster.with(
                    cilium("data/a", db("ingress: [{fromRequires: [{}]}]")),
                    cilium("shop/b", "{endpointSelector: {}, ingres: []}")),
            "shop/web data/db tcp/5432 inconclusive",
            "data/db shop/web tcp/8080 inconclusive"));
  }
}
