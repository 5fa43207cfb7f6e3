package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.read.aws.DataStores.Reading;

/** Replication instances of the Database Migration Service, which hold copies of what they move. */
final class Dms {
  static final String INSTANCES = "dms:DescribeReplicationInstances";

  private Dms() {}

  static Mapped mapped(Answers answers, Topology topology) {
    DataStores stores = new DataStores(topology);
    return Mapped.of(
        answers.sources().stream()
            .flatMap(
                source ->
                    answers.items(source, INSTANCES).stream().map(json -> instance(source, json)))
            .map(stores::store)
            .toList(),
        new Notes());
  }

  /** ReplicationInstance. */
  private static Reading instance(EvidenceSource source, Json json) {
    String id = json.id("ReplicationInstanceIdentifier");
    String arn =
        json.optional("ReplicationInstanceArn")
            .orElseGet(() -> Arn.of("dms", source.region(), source.account(), "rep:" + id));
    Json subnetGroup = json.member("ReplicationSubnetGroup");
    return new Reading(
        Headers.untagged(source, json, arn, id, id),
        subnetGroup.id("VpcId"),
        Fact.known("dms", json.sourceOf("ReplicationInstanceArn")),
        json.text("EngineVersion"),
        json.text("ReplicationInstanceStatus"),
        json.bool("PubliclyAccessible"),
        SubnetGroups.subnetsOf(subnetGroup),
        Placement.each(json, "VpcSecurityGroups", "VpcSecurityGroupId"));
  }
}
