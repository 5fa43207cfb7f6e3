package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** EC2 API, Route. */
record Ec2Route(Json json) {
  static final List<String> DESTINATIONS =
      List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");

  /** Members that name the target; an instance's route also names its interface. */
  private static final List<String> TARGETS =
      List.of(
          "EgressOnlyInternetGatewayId",
          "NatGatewayId",
          "TransitGatewayId",
          "VpcPeeringConnectionId",
          "NetworkInterfaceId",
          "LocalGatewayId",
          "CoreNetworkArn",
          "CarrierGatewayId",
          "GatewayId");

  private static final Set<String> BESIDE =
      Set.of("InstanceId", "InstanceOwnerId", "Origin", "State");

  /** What a route leads to, and the member that says so. */
  record Target(String kind, String member) {}

  static Stream<Ec2Route> of(Item table) {
    return table.json().stream("Routes").map(Ec2Route::new);
  }

  /** The first of the three members for a destination that is there. */
  Optional<String> destinationMember() {
    return DESTINATIONS.stream().filter(json::has).findFirst();
  }

  Fact<Boolean> isActive() {
    return json.text("State")
        .flatMap(
            state ->
                switch (state) {
                  case "active" -> Fact.known(true, List.of());
                  case "blackhole" -> Fact.known(false, List.of());
                  default -> Fact.unknown("State is " + state, json.sourceOf("State"));
                });
  }

  boolean isBlackhole() {
    return json.id("State").equals("blackhole");
  }

  boolean isPropagated() {
    return json.id("Origin").equals("EnableVgwRoutePropagation");
  }

  boolean leadsToInternet() {
    return !isBlackhole()
        && target().filter(target -> target.kind().equals("internet-gateway")).isPresent();
  }

  /** Whether it is certain where it leads, or that it leads nowhere. */
  boolean isClear() {
    return isBlackhole() || target().isPresent() && strange().isEmpty();
  }

  /** Members that this reader does not know. */
  List<String> strange() {
    return json.membersBeside(
        Stream.of(DESTINATIONS, TARGETS, BESIDE).flatMap(Collection::stream).toList());
  }

  /** The target; empty if none is named or its kind is not known. */
  Optional<Target> target() {
    return TARGETS.stream()
        .filter(json::has)
        .findFirst()
        .flatMap(member -> kind(member).map(kind -> new Target(kind, member)));
  }

  private Optional<String> kind(String member) {
    return switch (member) {
      case "EgressOnlyInternetGatewayId" -> Optional.of("egress-only-gateway");
      case "NatGatewayId" -> Optional.of("nat-gateway");
      case "TransitGatewayId" -> Optional.of("transit-gateway");
      case "VpcPeeringConnectionId" -> Optional.of("peering");
      case "NetworkInterfaceId" -> Optional.of("interface");
      case "LocalGatewayId" -> Optional.of("local-gateway");
      case "CoreNetworkArn" -> Optional.of("core-network");
      case "CarrierGatewayId" -> Optional.of("carrier-gateway");
      default -> gatewayKind(json.id(member));
    };
  }

  private static Optional<String> gatewayKind(String id) {
    if (id.equals("local")) {
      return Optional.of("local");
    }
    return switch (id.substring(0, id.indexOf('-') + 1)) {
      case "igw-" -> Optional.of("internet-gateway");
      case "vgw-" -> Optional.of("vpn-gateway");
      case "vpce-" -> Optional.of("service-endpoint");
      case "eigw-" -> Optional.of("egress-only-gateway");
      case "nat-" -> Optional.of("nat-gateway");
      case "tgw-" -> Optional.of("transit-gateway");
      case "lgw-" -> Optional.of("local-gateway");
      case "cagw-" -> Optional.of("carrier-gateway");
      default -> Optional.empty();
    };
  }
}
