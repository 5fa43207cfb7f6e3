package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.ClientVpn;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Client VPN endpoints and what they let every client reach. */
final class ClientVpns {
  static final String ENDPOINTS = "ec2:DescribeClientVpnEndpoints";
  static final String RULES = "ec2:DescribeClientVpnAuthorizationRules";
  private static final String DELETED = "deleted";
  private static final String FAILED = "failed";
  private static final Set<String> TRAFFIC = Set.of("ipv4", "ipv6", "dual-stack");

  private final Answers answers;
  private final Topology topology;
  private final Notes notes = new Notes();

  private ClientVpns(Answers answers, Topology topology) {
    this.answers = answers;
    this.topology = topology;
  }

  static Mapped mapped(Answers answers, Topology topology) {
    ClientVpns vpns = new ClientVpns(answers, topology);
    List<ClientVpn> found = new ArrayList<>();
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, ENDPOINTS).stream()
          .filter(json -> !json.member("Status").id("Code").equals(DELETED))
          .forEach(json -> found.add(vpns.endpoint(source, json)));
    }
    return Mapped.of(found, vpns.notes);
  }

  private ClientVpn endpoint(EvidenceSource source, Json json) {
    String id = json.id("ClientVpnEndpointId");
    String arn = Arn.ec2(source.region(), source.account(), "client-vpn-endpoint", id);
    Placement placement = new Placement(topology, source);
    return new ClientVpn(
        Headers.of(source, json, arn, id),
        placement.network(json.id("VpcId")),
        json.member("Status").text("Code"),
        clients(arn, json),
        json.bool("SplitTunnel"),
        Placement.each(json, "AuthenticationOptions", "Type"),
        json.member("ConnectionLogOptions").bool("Enabled"),
        answers.itemsFor(source, RULES, id).flatMap(ClientVpns::forAll),
        placement.filterIds(json.texts("SecurityGroupIds")));
  }

  /** IPv4 clients get addresses of the block; IPv6 ones of a block that AWS does not tell. */
  private Fact<Addresses> clients(String arn, Json json) {
    return notes
        .wordOr(arn, json, "TrafficIpAddressType", "ipv4", TRAFFIC)
        .flatMap(
            type ->
                type.equals("ipv4")
                    ? Blocks.block(json, "ClientCidrBlock")
                    : Fact.unknown(
                        "the evidence does not give the clients' IPv6 addresses",
                        json.sourceOf("TrafficIpAddressType")));
  }

  private static Fact<List<String>> forAll(List<Json> rules) {
    List<Json> inForce =
        rules.stream().filter(rule -> !rule.member("Status").id("Code").equals(FAILED)).toList();
    return Fact.all(inForce.stream().map(ClientVpns::destination).toList())
        .map(found -> found.stream().filter(text -> !text.isEmpty()).distinct().toList());
  }

  /** Destination of a rule for every client; empty for one that asks for a directory group. */
  private static Fact<String> destination(Json rule) {
    return rule.bool("AccessAll")
        .flatMap(
            isForAll ->
                isForAll
                    ? rule.text("DestinationCidr")
                    : Fact.known("", rule.sourceOf("AccessAll")));
  }
}
