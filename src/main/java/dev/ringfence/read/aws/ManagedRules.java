package dev.ringfence.read.aws;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The managed rules of AWS Config whose meaning is compared (AWS Config developer guide). */
final class ManagedRules {
  private static final Set<String> COMPARED =
      Set.of(
          "INCOMING_SSH_DISABLED",
          "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
          "VPC_FLOW_LOGS_ENABLED",
          "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED",
          "NACL_NO_UNRESTRICTED_SSH_RDP",
          "EC2_IMDSV2_CHECK",
          "EC2_INSTANCE_NO_PUBLIC_IP",
          "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
          "NO_UNRESTRICTED_ROUTE_TO_IGW");

  /** Types of resource by what their ARNs say. */
  private static final Map<String, String> ARN_TYPES =
      Map.of(
          "AWS::EC2::SecurityGroup", "security-group",
          "AWS::EC2::VPC", "vpc",
          "AWS::EC2::Subnet", "subnet",
          "AWS::EC2::NetworkAcl", "network-acl",
          "AWS::EC2::Instance", "instance",
          "AWS::EC2::RouteTable", "route-table");

  private ManagedRules() {}

  static boolean isCompared(String identifier) {
    return COMPARED.contains(identifier);
  }

  static Optional<String> arnType(String resourceType) {
    return Optional.ofNullable(ARN_TYPES.get(resourceType));
  }
}
