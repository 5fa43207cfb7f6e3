package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import java.util.List;

/** The network proper, for the mappers of what stands in it. */
final class Ec2Topology implements Topology {
  private final Estate estate;
  private final Tiers tiers;
  private final SecurityGroups groups;

  Ec2Topology(Estate estate, Tiers tiers, SecurityGroups groups) {
    this.estate = estate;
    this.tiers = tiers;
    this.groups = groups;
  }

  @Override
  public Fact<String> tierOf(EvidenceSource asking, String subnetId) {
    return estate.subnets().get(asking, subnetId).flatMap(tiers::of);
  }

  @Override
  public Fact<List<String>> tiersOf(EvidenceSource asking, List<String> subnetIds) {
    return Fact.all(subnetIds.stream().distinct().map(id -> tierOf(asking, id)).toList())
        .map(found -> found.stream().distinct().sorted().toList());
  }

  @Override
  public Fact<String> availabilityZoneOf(EvidenceSource asking, String subnetId) {
    return estate
        .subnets()
        .get(asking, subnetId)
        .flatMap(subnet -> subnet.json().text("AvailabilityZone"));
  }

  @Override
  public Fact<Filter> filter(EvidenceSource asking, String groupId) {
    return groups.filter(asking, groupId);
  }

  @Override
  public Fact<List<Filter>> filters(EvidenceSource asking, List<String> groupIds) {
    return Fact.all(groupIds.stream().map(id -> filter(asking, id)).toList());
  }

  @Override
  public String networkId(EvidenceSource asking, String vpcId) {
    return estate.vpcArn(asking, vpcId);
  }

  @Override
  public String networkOf(EvidenceSource asking, String subnetId) {
    return estate
        .subnets()
        .find(asking, subnetId)
        .map(subnet -> networkId(asking, subnet.json().id("VpcId")))
        .orElse("");
  }

  @Override
  public String subnetId(EvidenceSource asking, String subnetId) {
    return estate.subnetArn(asking, subnetId);
  }
}
