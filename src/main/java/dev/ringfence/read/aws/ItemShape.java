package dev.ringfence.read.aws;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the API always gives in an item (EC2, RDS and ELB API references). An item without it, or
 * two different items with one id, are no answer: what they leave out is not known to be absent.
 *
 * @param id member that names the item
 * @param lists members that are lists, empty or not
 */
record ItemShape(String id, List<String> lists) {
  private static final Map<String, ItemShape> OF =
      Map.ofEntries(
          entry("ec2:DescribeVpcs", shape("VpcId")),
          entry("ec2:DescribeSubnets", shape("SubnetId")),
          entry("ec2:DescribeRouteTables", shape("RouteTableId", "Routes")),
          entry("ec2:DescribeNatGateways", shape("NatGatewayId")),
          entry("ec2:DescribeNetworkInterfaces", shape("NetworkInterfaceId", "Groups")),
          entry("ec2:DescribeSecurityGroups", shape("GroupId")),
          entry("ec2:DescribeNetworkAcls", shape("NetworkAclId", "Associations")),
          entry("ec2:DescribeManagedPrefixLists", shape("PrefixListId")),
          entry("ec2:DescribeVpcPeeringConnections", shape("VpcPeeringConnectionId")),
          entry("ec2:DescribeVpcEndpoints", shape("VpcEndpointId")),
          entry("ec2:DescribeFlowLogs", shape("FlowLogId")),
          entry("ec2:DescribeInstances", shape("ReservationId", "Instances")),
          entry("elbv2:DescribeLoadBalancers", shape("LoadBalancerArn")),
          entry("elbv2:DescribeListeners", shape("ListenerArn")),
          entry("elbv2:DescribeTargetGroups", shape("TargetGroupArn")),
          entry("ec2:DescribeNetworkInsightsPaths", shape("NetworkInsightsPathArn")),
          entry("ec2:DescribeNetworkInsightsAnalyses", shape("NetworkInsightsAnalysisId")),
          entry("configservice:DescribeConfigRules", shape("ConfigRuleName")),
          entry("rds:DescribeDBInstances", shape("DBInstanceArn")),
          entry("rds:DescribeDBClusters", shape("DBClusterArn")));

  /** Members under which calls return one object or a plain word in place of a list of items. */
  private static final Set<String> SINGLE =
      Set.of(
          "Account",
          "VpcBlockPublicAccessOptions",
          "BrokerArn",
          "BlockPublicAccessConfiguration",
          "KeyMetadata",
          "FindingPublishingFrequency");

  private static ItemShape shape(String id, String... lists) {
    return new ItemShape(id, Arrays.asList(lists));
  }

  /** What of a call's documents is no answer, and why. */
  record Refused(Json where, String reason) {}

  /** The items and documents of one call in one source that are not what the API gives. */
  static List<Refused> refused(String call, String listKey, List<Json> documents) {
    List<Refused> refused = new ArrayList<>();
    if (SINGLE.contains(listKey)) {
      return refused;
    }
    Optional<ItemShape> shape = Optional.ofNullable(OF.get(call));
    Map<String, Json> byId = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (Json document : documents) {
      if (!document.node().path(listKey).isArray()) {
        refused.add(new Refused(document, listKey + " is not a list"));
      }
      for (Json item : document.list(listKey)) {
        fault(item, shape).ifPresent(reason -> refused.add(new Refused(item, reason)));
        shape
            .flatMap(known -> other(item, item.id(known.id()), byId, twice))
            .ifPresent(refused::addAll);
      }
    }
    return refused;
  }

  private static Optional<String> fault(Json item, Optional<ItemShape> shape) {
    if (!item.node().isObject() && !item.node().isString()) {
      return Optional.of("an item is not an object");
    }
    return shape.flatMap(known -> known.lacking(item.node()));
  }

  private Optional<String> lacking(JsonNode item) {
    if (!item.path(id).isString() || item.path(id).asString().isBlank()) {
      return Optional.of("an item has no " + id);
    }
    return lists.stream()
        .filter(list -> !item.path(list).isArray())
        .map(list -> item.path(id).asString() + " has no list " + list)
        .findFirst();
  }

  /** Both items of an id that stands for two different ones. */
  private static Optional<List<Refused>> other(
      Json item, String id, Map<String, Json> byId, Set<String> twice) {
    Json first = byId.putIfAbsent(id, item);
    if (id.isEmpty() || first == null || first.node().equals(item.node())) {
      return Optional.empty();
    }
    String reason = "two different items are called " + id;
    return Optional.of(
        twice.add(id)
            ? List.of(new Refused(first, reason), new Refused(item, reason))
            : List.of(new Refused(item, reason)));
  }
}
