package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.Translated;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Single routes as answers have them. */
final class RouteDrafts {
  /** Arguments that name a route's target, with the member of the API and the kind of its id. */
  private static final Map<String, List<String>> TARGETS =
      Map.ofEntries(
          Map.entry("gateway_id", List.of("GatewayId", "igw")),
          Map.entry("nat_gateway_id", List.of("NatGatewayId", "nat")),
          Map.entry("transit_gateway_id", List.of("TransitGatewayId", "tgw")),
          Map.entry("vpc_peering_connection_id", List.of("VpcPeeringConnectionId", "pcx")),
          Map.entry("network_interface_id", List.of("NetworkInterfaceId", "eni")),
          Map.entry("vpc_endpoint_id", List.of("GatewayId", "vpce")),
          Map.entry("egress_only_gateway_id", List.of("EgressOnlyInternetGatewayId", "eigw")),
          Map.entry("local_gateway_id", List.of("LocalGatewayId", "lgw")),
          Map.entry("carrier_gateway_id", List.of("CarrierGatewayId", "cagw")),
          Map.entry("core_network_arn", List.of("CoreNetworkArn", "core")));

  private RouteDrafts() {}

  /** The route of a network to itself, which every table has for each of its blocks. */
  static Draft local(String member, Cell block, SourceRange where) {
    return new Draft(where)
        .put(member, block.asText(), block.where())
        .put("GatewayId", "local")
        .put("Origin", "CreateRouteTable")
        .put("State", "active");
  }

  /** A route of which nothing is known, not even whether it is there. */
  static Draft unknown(String reason, SourceRange where) {
    Map<String, Object> unknown = Map.of(Translated.UNKNOWN, reason);
    return new Draft(where)
        .put("DestinationCidrBlock", unknown)
        .put("Origin", "CreateRoute")
        .put("State", unknown);
  }

  /** The same route, of which it is not known whether it is there. */
  static Draft doubtful(Draft route, String reason) {
    return route.put("State", Map.of(Translated.UNKNOWN, reason));
  }

  static Draft route(Part route, String destination, Declared declared) {
    Draft draft = new Draft(route.where());
    draft.text("DestinationCidrBlock", text(route, destination));
    draft.text("DestinationIpv6CidrBlock", text(route, ipv6(destination)));
    route
        .cell("destination_prefix_list_id")
        .ifPresent(
            cell -> draft.put("DestinationPrefixListId", Ids.named("pl", cell), cell.where()));
    target(route)
        .ifPresent(
            argument -> {
              List<String> member = Objects.requireNonNull(TARGETS.get(argument));
              Cell cell = text(route, argument).orElseThrow();
              draft.put(
                  member.get(0),
                  Ids.named(kind(cell, member.get(1), declared), cell),
                  cell.where());
            });
    return draft.put("Origin", "CreateRoute").put("State", "active");
  }

  /**
   * The argument that names the target. Of several at most one is no null in the end; which one is
   * not known, and what is unknown and no resource's own may be none.
   */
  private static Optional<String> target(Part route) {
    List<String> given =
        TARGETS.keySet().stream().filter(name -> text(route, name).isPresent()).toList();
    return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
  }

  /** A gateway argument may name an internet or a VPN gateway. */
  private static String kind(Cell cell, String otherwise, Declared declared) {
    boolean isVpn =
        Ids.address(Optional.of(cell))
            .filter(a -> a.contains("aws_vpn_gateway.") || declared.is(a, "aws_vpn_gateway"))
            .isPresent();
    boolean isTold = Ids.address(Optional.of(cell)).isPresent() || cell.text().isPresent();
    if (otherwise.equals("igw")) {
      return isVpn ? "vgw" : isTold ? "igw" : "unknown";
    }
    return otherwise;
  }

  private static String ipv6(String destination) {
    return destination.equals("cidr_block") ? "ipv6_cidr_block" : "destination_ipv6_cidr_block";
  }

  /** An argument that is not the empty text, which stands for none in lists of objects. */
  private static Optional<Cell> text(Part route, String argument) {
    return route.cell(argument).filter(cell -> !cell.text().equals(Optional.of("")));
  }
}
