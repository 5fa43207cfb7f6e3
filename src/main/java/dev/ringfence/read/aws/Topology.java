package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import java.util.List;

/** What the mappers of servers, balancers and data stores look up in the network proper. */
interface Topology {
  /** Tier of a subnet; unknown if the subnet is not in the evidence or its tier cannot be told. */
  Fact<String> tierOf(EvidenceSource asking, String subnetId);

  /** Tiers of several subnets, sorted, without repetition. */
  Fact<List<String>> tiersOf(EvidenceSource asking, List<String> subnetIds);

  Fact<String> availabilityZoneOf(EvidenceSource asking, String subnetId);

  /** A security group by its id; unknown if it is not in the evidence. */
  Fact<Filter> filter(EvidenceSource asking, String groupId);

  Fact<List<Filter>> filters(EvidenceSource asking, List<String> groupIds);

  /** Globally unique id of a VPC, of its owner if that is known. */
  String networkId(EvidenceSource asking, String vpcId);

  /** Globally unique id of the VPC a subnet lies in; empty if the subnet is not in the evidence. */
  String networkOf(EvidenceSource asking, String subnetId);

  /** Globally unique id of a subnet. */
  String subnetId(EvidenceSource asking, String subnetId);
}
