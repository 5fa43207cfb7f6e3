package dev.ringfence.read.kubernetes;

import static dev.ringfence.read.kubernetes.ClusterText.pods;
import static dev.ringfence.read.kubernetes.ClusterText.policy;
import static dev.ringfence.read.kubernetes.ClusterText.service;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What leads out of a cluster and into it: blocks of addresses in policies, services, ports of
 * nodes. Sources: Kubernetes documentation, Network Policies, and API reference, NetworkPolicySpec,
 * IPBlock, ServiceSpec.
 */
class ClusterEdgeTest {
  private static Stream<DynamicTest> tests(ClusterRow... rows) {
    return ClusterRow.tests(ClusterText.TWO_TEAMS, rows);
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_addresses() {
    return tests(
        new ClusterRow(
            "out of the cluster: policies decide, what lies around the nodes is not known",
            cluster ->
                cluster.with(
                    policy("data/a", to("{ipBlock: {cidr: 0.0.0.0/0, except: [9.0.0.0/8]}}"))),
            "data/db 8.8.8.8 tcp/53 inconclusive",
            "data/db 9.9.9.9 tcp/53 denied",
            "data/db 2001:4860::1 tcp/53 denied",
            "shop/web 9.9.9.9 tcp/53 inconclusive"),
        new ClusterRow(
            "a block of private addresses may hold pods, one of public IPv4 addresses none",
            cluster ->
                cluster.with(
                    policy("data/a", to("{ipBlock: {cidr: 10.0.0.0/8}}")),
                    policy("shop/a", to("{ipBlock: {cidr: 203.0.114.0/24}}"))),
            "data/db shop/web tcp/8080 inconclusive",
            "data/db 10.1.2.3 tcp/8080 inconclusive",
            "shop/web data/db tcp/5432 denied"),
        new ClusterRow(
            "a block of every address holds every pod",
            cluster ->
                cluster.with(
                    policy(
                        "data/a", to("{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}"))),
            "data/db shop/web tcp/8080 permitted"),
        new ClusterRow(
            "selectors mean pods and nobody outside",
            cluster -> cluster.with(policy("data/a", to("{namespaceSelector: {}}"))),
            "data/db shop/web tcp/8080 permitted",
            "data/db 8.8.8.8 tcp/443 denied"));
  }

  private static String to(String peers) {
    return "{podSelector: {}, policyTypes: [Egress], egress: [{to: [%s]}]}".formatted(peers);
  }

  @TestFactory
  Stream<DynamicTest> semantics_12_exposure() {
    return tests(
        new ClusterRow(
            "a load balancer leads to the pods' own port, and to no other",
            cluster -> cluster.with(balancer("")),
            "internet shop/web tcp/8080 permitted",
            "internet shop/web tcp/80 denied",
            "internet shop/api tcp/9090 denied"),
        new ClusterRow(
            "policies of the pods hold behind it; a node may hide who calls",
            cluster ->
                cluster.with(
                    balancer(""), policy("shop/a", from("web", "{namespaceSelector: {}}"))),
            "internet shop/web tcp/8080 inconclusive"),
        new ClusterRow(
            "with externalTrafficPolicy Local the client's address decides",
            cluster ->
                cluster.with(
                    balancer(
                        ", externalTrafficPolicy: Local, allocateLoadBalancerNodePorts: false"),
                    policy("shop/a", from("web", "{ipBlock: {cidr: 8.0.0.0/8}}"))),
            "8.8.8.8 shop/web tcp/8080 permitted",
            "9.9.9.9 shop/web tcp/8080 denied"),
        new ClusterRow(
            "source ranges hold for the balancer, and not for the ports of nodes",
            cluster -> cluster.with(balancer(", loadBalancerSourceRanges: [8.0.0.0/8]")),
            "8.8.8.8 shop/web tcp/8080 permitted",
            "9.9.9.9 shop/web tcp/8080 inconclusive"),
        new ClusterRow(
            "a balancer without ports of nodes leads nowhere else",
            cluster ->
                cluster.with(
                    balancer(
                        ", loadBalancerSourceRanges: [8.0.0.0/8], allocateLoadBalancerNodePorts:"
                            + " false")),
            "9.9.9.9 shop/web tcp/8080 denied"),
        new ClusterRow(
            "whether the internet reaches a port of nodes is not known",
            cluster ->
                cluster.with(
                    service(
                        "shop/web",
                        "{type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort:"
                            + " 8080}]}"),
                    pods(
                        "Deployment",
                        "tools/edge",
                        "app: edge",
                        "{containerPort: 8443, hostPort: 443}",
                        "")),
            "internet shop/web tcp/8080 inconclusive",
            "internet tools/edge tcp/8443 inconclusive",
            "internet tools/edge tcp/443 denied"),
        new ClusterRow(
            "a service inside exposes nothing",
            cluster ->
                cluster.with(
                    service("shop/web", "{selector: {app: web}, ports: [{port: 8080}]}"),
                    service("shop/far", "{type: ExternalName, externalName: example.org}")),
            "internet shop/web tcp/8080 denied"));
  }

  private static String balancer(String more) {
    return service(
        "shop/web",
        "{type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: http}]%s}"
            .formatted(more));
  }

  private static String from(String app, String peer) {
    return "{podSelector: {matchLabels: {app: %s}}, ingress: [{from: [%s]}]}".formatted(app, peer);
  }
}
