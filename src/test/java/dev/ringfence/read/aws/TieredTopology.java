package dev.ringfence.read.aws;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.Map;

/**
 * A network in memory: the letters after {@code subnet-0} tell the tier, and every group is there.
 */
final class TieredTopology implements Topology {
  private static final Map<String, String> TIERS =
      Map.of("pub", "public", "app", "application", "dat", "data");
  private static final SourceRef NETWORK =
      SourceRef.at(new Digest("0".repeat(64)), "network.json", "/tier");

  @Override
  public Fact<String> tierOf(EvidenceSource asking, String subnetId) {
    String tier = TIERS.get(subnetId.replaceFirst("subnet-0(...).*", "$1"));
    return tier == null ? Fact.unknown("no subnet " + subnetId) : Fact.known(tier, NETWORK);
  }

  @Override
  public Fact<List<String>> tiersOf(EvidenceSource asking, List<String> subnetIds) {
    return Fact.all(subnetIds.stream().map(id -> tierOf(asking, id)).toList())
        .map(tiers -> tiers.stream().distinct().sorted().toList());
  }

  @Override
  public Fact<String> availabilityZoneOf(EvidenceSource asking, String subnetId) {
    return Fact.known(asking.region() + "a", NETWORK);
  }

  @Override
  public Fact<Filter> filter(EvidenceSource asking, String groupId) {
    return Fact.known(
        new Filter(
            new ResourceHeader(
                groupArn(asking, groupId),
                groupId,
                groupId,
                asking,
                Plane.ACTUAL,
                Tags.none(NETWORK),
                NETWORK),
            "",
            Fact.known(false, NETWORK),
            Fact.known("", NETWORK),
            Fact.known(List.of(), NETWORK),
            Fact.known(List.of(), NETWORK),
            Fact.known(List.of(), NETWORK),
            Fact.known(List.of(), NETWORK)),
        NETWORK);
  }

  static String groupArn(EvidenceSource asking, String groupId) {
    return Arn.ec2(asking.region(), asking.account(), "security-group", groupId);
  }

  @Override
  public Fact<List<Filter>> filters(EvidenceSource asking, List<String> groupIds) {
    return Fact.all(groupIds.stream().map(id -> filter(asking, id)).toList());
  }

  @Override
  public String networkId(EvidenceSource asking, String vpcId) {
    return Arn.ec2(asking.region(), asking.account(), "vpc", vpcId);
  }

  @Override
  public String networkOf(EvidenceSource asking, String subnetId) {
    return networkId(asking, "vpc-0of" + subnetId);
  }

  @Override
  public String subnetId(EvidenceSource asking, String subnetId) {
    return Arn.ec2(asking.region(), asking.account(), "subnet", subnetId);
  }
}
