package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import java.util.List;

/** One data store as a service's mapper read it, before its subnets become tiers. */
record DataStores(Topology topology) {
  /**
   * The words of one service's answer.
   *
   * @param vpcId empty where the store lies in no VPC, or where only its subnets tell it
   * @param subnetIds subnets it may be placed in
   * @param groupIds security groups it carries
   */
  record Reading(
      ResourceHeader header,
      String vpcId,
      Fact<String> service,
      Fact<String> engine,
      Fact<String> state,
      Fact<Boolean> isPubliclyAccessible,
      Fact<List<String>> subnetIds,
      Fact<List<String>> groupIds) {}

  DataStore store(Reading reading) {
    EvidenceSource source = reading.header().origin();
    Placement placement = new Placement(topology, source);
    return new DataStore(
        reading.header(),
        network(placement, reading),
        reading.service(),
        reading.engine(),
        reading.state(),
        reading.isPubliclyAccessible(),
        placement.tiers(reading.subnetIds()),
        placement.filterIds(reading.groupIds()));
  }

  private String network(Placement placement, Reading reading) {
    if (!reading.vpcId().isEmpty()) {
      return placement.network(reading.vpcId());
    }
    return reading.subnetIds().valueIfKnown().stream()
        .flatMap(List::stream)
        .map(id -> topology.networkOf(placement.source(), id))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** A service whose stores have no public endpoint at all, as its user guide says. */
  static Fact<Boolean> neverPublic(Json json) {
    return Fact.known(false, json.source());
  }
}
