package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The parts of the networks that others are joined to, each found by its id. */
final class Estate {
  static final String VPCS = "ec2:DescribeVpcs";
  static final String SUBNETS = "ec2:DescribeSubnets";
  static final String ROUTE_TABLES = "ec2:DescribeRouteTables";
  static final String INTERFACES = "ec2:DescribeNetworkInterfaces";
  static final String GROUPS = "ec2:DescribeSecurityGroups";
  static final String ACLS = "ec2:DescribeNetworkAcls";
  static final String ENDPOINTS = "ec2:DescribeVpcEndpoints";
  static final String PEERINGS = "ec2:DescribeVpcPeeringConnections";

  private final Answers answers;
  private final Inventory vpcs;
  private final Inventory subnets;
  private final Inventory routeTables;
  private final Inventory interfaces;
  private final Inventory groups;
  private final Inventory acls;
  private final Map<String, String> vpcOwners = new HashMap<>();
  private final Map<String, SortedSet<EvidenceSource>> seenBy = new HashMap<>();

  Estate(Answers answers) {
    this.answers = answers;
    vpcs = Inventory.of(answers, VPCS, "VpcId", "OwnerId");
    subnets = Inventory.of(answers, SUBNETS, "SubnetId", "OwnerId");
    routeTables = Inventory.of(answers, ROUTE_TABLES, "RouteTableId", "OwnerId");
    interfaces = Inventory.of(answers, INTERFACES, "NetworkInterfaceId", "OwnerId");
    groups = Inventory.of(answers, GROUPS, "GroupId", "OwnerId");
    acls = Inventory.of(answers, ACLS, "NetworkAclId", "OwnerId");
    // Only the owner of a VPC can own these four, so each of them names the VPC's owner.
    for (Inventory owned : List.of(vpcs, subnets, routeTables, acls)) {
      owned.all().forEach(item -> vpcOwners.put(item.json().id("VpcId"), item.owner()));
    }
    for (String call : List.of(VPCS, SUBNETS)) {
      answers.sources().forEach(source -> noteWhoSees(source, call));
    }
  }

  private void noteWhoSees(EvidenceSource source, String call) {
    answers
        .items(source, call)
        .forEach(
            item -> seenBy.computeIfAbsent(item.id("VpcId"), vpc -> new TreeSet<>()).add(source));
  }

  Answers answers() {
    return answers;
  }

  Inventory vpcs() {
    return vpcs;
  }

  Inventory subnets() {
    return subnets;
  }

  Inventory routeTables() {
    return routeTables;
  }

  Inventory interfaces() {
    return interfaces;
  }

  Inventory groups() {
    return groups;
  }

  Inventory acls() {
    return acls;
  }

  /** Account number, if anything in the evidence tells it. */
  Optional<String> vpcOwner(String vpcId) {
    return Optional.ofNullable(vpcOwners.get(vpcId));
  }

  /** Globally unique id of a VPC, of its owner if anything in the evidence tells it. */
  String vpcArn(EvidenceSource asking, String vpcId) {
    String owner = vpcOwners.getOrDefault(vpcId, asking.account());
    return vpcId.isEmpty() ? "" : Arn.ec2(asking.region(), owner, "vpc", vpcId);
  }

  String subnetArn(EvidenceSource asking, String subnetId) {
    String owner = subnets.find(asking, subnetId).map(Item::owner).orElse(asking.account());
    return subnetId.isEmpty() ? "" : Arn.ec2(asking.region(), owner, "subnet", subnetId);
  }

  String groupArn(EvidenceSource asking, String groupId) {
    String owner = groups.find(asking, groupId).map(Item::owner).orElse(asking.account());
    return Arn.ec2(asking.region(), owner, "security-group", groupId);
  }

  /** The sources that can hold interfaces of a VPC: its owner's and those it is shared with. */
  SortedSet<EvidenceSource> seeing(String vpcId) {
    return Collections.unmodifiableSortedSet(seenBy.getOrDefault(vpcId, new TreeSet<>()));
  }

  /** The fact, unless one of the sources did not completely answer the call. */
  <T> Fact<T> resting(Set<EvidenceSource> sources, String call, Supplier<Fact<T>> fact) {
    for (EvidenceSource source : sources) {
      Optional<CollectionGap> gap = answers.gap(source, call);
      if (gap.isPresent()) {
        return Fact.missing(gap.get());
      }
    }
    return fact.get();
  }
}
