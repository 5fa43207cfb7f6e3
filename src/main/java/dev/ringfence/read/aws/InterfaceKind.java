package dev.ringfence.read.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What an interface serves, as far as the interface itself tells: its type, or the description that
 * the AWS service which manages it gave it.
 */
enum InterfaceKind {
  LOAD_BALANCER(
      "load-balancer",
      Set.of("load_balancer", "network_load_balancer", "gateway_load_balancer"),
      List.of("ELB ")),
  NAT_GATEWAY(
      "nat-gateway", Set.of("natGateway", "nat_gateway"), List.of("Interface for NAT Gateway ")),
  SERVICE_ENDPOINT(
      "service-endpoint",
      Set.of("vpc_endpoint", "gateway_load_balancer_endpoint"),
      List.of("VPC Endpoint Interface ")),
  TRANSIT_GATEWAY(
      "transit-gateway",
      Set.of("transit_gateway"),
      List.of("Network Interface for Transit Gateway Attachment ")),
  DATA_STORE(
      "data-store",
      Set.of(),
      List.of(
          "RDSNetworkInterface",
          "Network interface for DBProxy",
          "RedshiftNetworkInterface",
          "ElastiCache",
          "ES ",
          "DMSNetworkInterface",
          "Amazon MSK network interface",
          "Amazon MQ",
          "DAX ",
          "EFS mount target")),
  OTHER("other", Set.of(), List.of());

  private final String role;
  private final Set<String> types;
  private final List<String> descriptions;

  InterfaceKind(String role, Set<String> types, List<String> descriptions) {
    this.role = role;
    this.types = types;
    this.descriptions = descriptions;
  }

  String role() {
    return role;
  }

  static InterfaceKind of(Ec2NetworkInterface networkInterface) {
    return Arrays.stream(values())
        .filter(kind -> kind.fits(networkInterface))
        .findFirst()
        .orElse(OTHER);
  }

  private boolean fits(Ec2NetworkInterface networkInterface) {
    // Anyone can write a description, unless AWS manages the interface.
    return types.contains(networkInterface.interfaceType())
        || networkInterface.isRequesterManaged()
            && descriptions.stream().anyMatch(networkInterface.description()::startsWith);
  }
}
