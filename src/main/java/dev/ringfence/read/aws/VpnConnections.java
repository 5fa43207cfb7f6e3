package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.Fact;
import dev.ringfence.network.VpnConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Site-to-site VPN connections. */
final class VpnConnections {
  static final String CONNECTIONS = "ec2:DescribeVpnConnections";
  private static final String DELETED = "deleted";
  private static final Set<String> INSIDE = Set.of("ipv4", "ipv6");
  private static final Set<String> TUNNEL = Set.of("UP", "DOWN");

  private final TransitGateways transit;
  private final Notes notes = new Notes();

  private VpnConnections(TransitGateways transit) {
    this.transit = transit;
  }

  static Mapped mapped(Answers answers, TransitGateways transit) {
    VpnConnections connections = new VpnConnections(transit);
    List<VpnConnection> found = new ArrayList<>();
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, CONNECTIONS).stream()
          .filter(json -> !json.id("State").equals(DELETED))
          .forEach(json -> found.add(connections.connection(source, json)));
    }
    return Mapped.of(found, connections.notes);
  }

  private VpnConnection connection(EvidenceSource source, Json json) {
    String id = json.id("VpnConnectionId");
    String arn = arn(source, "vpn-connection", id);
    Fact<Boolean> isStatic = json.member("Options").bool("StaticRoutesOnly");
    return new VpnConnection(
        Headers.of(source, json, arn, id),
        json.text("State"),
        gateway(source, json),
        json.text("CustomerGatewayId").map(gateway -> arn(source, "customer-gateway", gateway)),
        isStatic,
        remote(arn, json, isStatic),
        tunnelsUp(arn, json));
  }

  private static String arn(EvidenceSource source, String type, String id) {
    return Arn.ec2(source.region(), source.account(), type, id);
  }

  /** A connection that was created and not attached to anything yet has no gateway. */
  private Fact<String> gateway(EvidenceSource source, Json json) {
    if (json.has("VpnGatewayId")) {
      return json.text("VpnGatewayId").map(id -> arn(source, "vpn-gateway", id));
    }
    if (json.has("TransitGatewayId")) {
      return json.text("TransitGatewayId").map(id -> transit.arnOf(source, id));
    }
    if (json.has("VpnConcentratorId")) {
      return json.text("VpnConcentratorId").map(id -> arn(source, "vpn-concentrator", id));
    }
    return json.textOrNone("CoreNetworkArn");
  }

  /**
   * What can be behind the tunnels: the selector of the far side, and of it, where a virtual
   * private gateway routes statically, only the routed part. {@code Local…Cidr} is the far side:
   * the API's names are the customer's view (EC2 API, VpnConnectionOptions).
   */
  private Fact<Addresses> remote(String arn, Json json, Fact<Boolean> isStatic) {
    Fact<Addresses> selected = selector(arn, json.member("Options"));
    return isStatic.flatMap(
        onlyStatic ->
            onlyStatic && json.has("VpnGatewayId")
                ? selected.flatMap(selector -> routed(json).map(selector::intersect))
                : selected);
  }

  private Fact<Addresses> selector(String arn, Json options) {
    return notes
        .wordOr(arn, options, "TunnelInsideIpVersion", "ipv4", INSIDE)
        .flatMap(
            version ->
                version.equals("ipv6")
                    ? blockOrAll(options, "LocalIpv6NetworkCidr", Family.IPV6)
                    : blockOrAll(options, "LocalIpv4NetworkCidr", Family.IPV4));
  }

  private static Fact<Addresses> blockOrAll(Json options, String member, Family family) {
    return options.has(member)
        ? Blocks.block(options, member)
        : Fact.known(Addresses.all(family), options.source());
  }

  private static Fact<Addresses> routed(Json json) {
    return Blocks.union(
        json.stream("Routes")
            .filter(route -> !route.id("State").equals(DELETED))
            .map(route -> Blocks.block(route, "DestinationCidrBlock"))
            .toList(),
        json.sourceOf("Routes"));
  }

  private Fact<Long> tunnelsUp(String arn, Json json) {
    if (!json.has("VgwTelemetry")) {
      return Fact.unknown("the evidence does not give VgwTelemetry", json.source());
    }
    return Fact.all(
            json.stream("VgwTelemetry")
                .map(tunnel -> notes.word(arn, tunnel, "Status", TUNNEL))
                .toList())
        .map(states -> states.stream().filter("up"::equals).count())
        .alsoFrom(List.of(json.sourceOf("VgwTelemetry")));
  }
}
