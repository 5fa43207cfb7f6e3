package dev.ringfence.read.aws;

import java.util.List;
import java.util.Optional;

/** What a service's interface serves, by the description the service gave it. */
final class Served {
  private record Spelling(String prefix, String service, String type) {}

  private static final List<Spelling> SPELLINGS =
      List.of(
          new Spelling("ELB ", "elasticloadbalancing", "loadbalancer"),
          new Spelling("Interface for NAT Gateway ", "ec2", "natgateway"),
          new Spelling("VPC Endpoint Interface ", "ec2", "vpc-endpoint"),
          new Spelling(
              "Network Interface for Transit Gateway Attachment ",
              "ec2",
              "transit-gateway-attachment"));

  private Served() {}

  /** ARN of the balancer, gateway, endpoint or attachment; empty where it is not told. */
  static Optional<String> by(Item item, Ec2NetworkInterface seen) {
    return switch (InterfaceKind.of(seen)) {
      case LOAD_BALANCER, NAT_GATEWAY, SERVICE_ENDPOINT, TRANSIT_GATEWAY ->
          SPELLINGS.stream()
              .filter(spelling -> seen.description().startsWith(spelling.prefix()))
              .findFirst()
              .map(spelling -> arn(item, spelling, seen.description()));
      case DATA_STORE, OTHER -> Optional.empty();
    };
  }

  private static String arn(Item item, Spelling spelling, String description) {
    String name = description.substring(spelling.prefix().length());
    return Arn.of(
        spelling.service(), item.source().region(), item.owner(), spelling.type() + "/" + name);
  }
}
