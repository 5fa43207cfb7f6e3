package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Virtual private gateways on this side of a VPN, and customer gateways on the other. */
final class VpnGateways {
  static final String GATEWAYS = "ec2:DescribeVpnGateways";
  static final String CUSTOMERS = "ec2:DescribeCustomerGateways";
  private static final String DELETED = "deleted";
  private static final Set<String> GONE = Set.of("detached");

  private VpnGateways() {}

  static Mapped mapped(Answers answers, Topology topology) {
    List<Gateway> found = new ArrayList<>();
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, GATEWAYS).stream()
          .filter(json -> !json.id("State").equals(DELETED))
          .forEach(json -> found.add(gateway(topology, source, json)));
      answers.items(source, CUSTOMERS).stream()
          .filter(json -> !json.id("State").equals(DELETED))
          .forEach(json -> found.add(customer(source, json)));
    }
    return Mapped.of(found, new Notes());
  }

  /** VPCs a gateway is attached to (VpnGateway, VpcAttachments). */
  static Fact<List<String>> networks(Topology topology, EvidenceSource source, Json gateway) {
    List<Json> attached =
        gateway.stream("VpcAttachments").filter(each -> !GONE.contains(each.id("State"))).toList();
    List<SourceRef> where = attached.stream().map(each -> each.sourceOf("VpcId")).toList();
    return Fact.known(
        attached.stream().map(each -> topology.networkId(source, each.id("VpcId"))).toList(),
        where.isEmpty() ? List.of(gateway.sourceOf("VpcAttachments")) : where);
  }

  private static Gateway gateway(Topology topology, EvidenceSource source, Json json) {
    String id = json.id("VpnGatewayId");
    return new Gateway(
        Headers.of(source, json, Arn.ec2(source.region(), source.account(), "vpn-gateway", id), id),
        Fact.known("vpn", json.sourceOf("VpnGatewayId")),
        networks(topology, source, json));
  }

  private static Gateway customer(EvidenceSource source, Json json) {
    String id = json.id("CustomerGatewayId");
    return new Gateway(
        Headers.of(
            source, json, Arn.ec2(source.region(), source.account(), "customer-gateway", id), id),
        Fact.known("customer", json.sourceOf("CustomerGatewayId")),
        Fact.known(List.of(), json.sourceOf("CustomerGatewayId")));
  }
}
