package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which interfaces lie in a subnet or a VPC, and which carry a security group. */
final class Interfaces {
  /** An interface that carries a group, and the place that says so. */
  record Carrier(Item networkInterface, Json group) {}

  private final Estate estate;
  private final Map<String, List<Item>> bySubnet = new HashMap<>();
  private final Map<String, Item> firstByVpc = new HashMap<>();
  private final Map<String, List<Carrier>> byGroup = new HashMap<>();

  Interfaces(Estate estate) {
    this.estate = estate;
    estate.interfaces().all().forEach(this::add);
  }

  private void add(Item item) {
    bySubnet.computeIfAbsent(item.json().id("SubnetId"), id -> new ArrayList<>()).add(item);
    firstByVpc.putIfAbsent(item.json().id("VpcId"), item);
    new Ec2NetworkInterface(item.json())
        .groups()
        .forEach(
            group ->
                byGroup
                    .computeIfAbsent(group.id("GroupId"), id -> new ArrayList<>())
                    .add(new Carrier(item, group)));
  }

  List<Item> inSubnet(String subnetId) {
    return bySubnet.getOrDefault(subnetId, List.of());
  }

  boolean isInhabited(String vpcId) {
    return firstByVpc.containsKey(vpcId);
  }

  Item firstIn(String vpcId) {
    return Objects.requireNonNull(firstByVpc.get(vpcId));
  }

  List<Carrier> carrying(String groupId) {
    return byGroup.getOrDefault(groupId, List.of());
  }

  /** The sources whose interfaces have to be known for a statement about all of a VPC's. */
  SortedSet<EvidenceSource> askedFor(EvidenceSource authority, String vpcId) {
    SortedSet<EvidenceSource> sources = new TreeSet<>(estate.seeing(vpcId));
    sources.add(authority);
    return sources;
  }
}
