package dev.ringfence.read.terraform;

import dev.ringfence.read.terraform.Declared.Made;
import dev.ringfence.terraform.ResourceInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Interfaces of what is not translated, or may be there: one in each subnet it names, which may be
 * anybody's and may have further groups.
 */
final class Placing {
  /** What never has a public address (service documentation of each). */
  private static final Set<String> PRIVATE =
      Set.of(
          "aws_lambda_function",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group",
          "aws_elasticache_serverless_cache",
          "aws_efs_mount_target",
          "aws_ec2_transit_gateway_vpc_attachment");

  private final Declared declared;
  private final Sheet sheet;
  private final Interfaces interfaces;

  Placing(Declared declared, Sheet sheet, Interfaces interfaces) {
    this.declared = declared;
    this.sheet = sheet;
    this.interfaces = interfaces;
  }

  /** Whether all subnets that a resource names are known, and it has an interface in each now. */
  boolean isPlaced(ResourceInstance resource, String doubt) {
    Mentions mentions = Mentions.of(resource, declared);
    List<Made> subnets = mentions.subnets();
    if (mentions.isVague()) {
      return false;
    }
    int number = 0;
    for (Made subnet : subnets) {
      String owner = resource.address() + "/" + number++;
      place(resource, owner, subnet, groups(mentions, doubt, resource));
    }
    return !subnets.isEmpty();
  }

  private static List<Draft> groups(Mentions mentions, String doubt, ResourceInstance resource) {
    List<Draft> groups = new ArrayList<>();
    for (Cell cell : mentions.groups()) {
      groups.addAll(Ids.each("GroupId", "sg", Optional.of(cell)));
    }
    if (groups.isEmpty() || !doubt.isEmpty()) {
      String reason = doubt.isEmpty() ? "the groups are not given" : doubt;
      groups.add(new Draft(resource.header()).put("GroupId", Ids.of("sg", "(" + reason + ")")));
    }
    return groups;
  }

  private void place(ResourceInstance resource, String owner, Made subnet, List<Draft> groups) {
    Cell id =
        new Cell(
            dev.ringfence.terraform.Values.text(Ids.of("subnet", subnet.address())),
            resource.header());
    boolean isTransit = resource.type().equals("aws_ec2_transit_gateway_vpc_attachment");
    Draft draft =
        interfaces.in(
            owner,
            isTransit ? "transit_gateway" : "interface",
            Optional.of(id),
            isTransit ? List.of() : groups,
            resource.header());
    draft.put("VpcId", Ids.named("vpc", subnet.part().cell("vpc_id")));
    Interfaces.address(draft, Optional.empty());
    if (!PRIVATE.contains(resource.type())) {
      Interfaces.publish(draft, Sources.untold("it may have one", resource.header()));
    }
  }

  /** Where it cannot be told where a resource has interfaces. */
  void gap(ResourceInstance resource, String detail) {
    sheet.gap(
        Interfaces.INTERFACES,
        dev.ringfence.evidence.CollectionGap.Reason.UNRECOGNISED,
        detail,
        resource.header());
  }
}
