package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.read.aws.DataStores.Reading;
import java.util.stream.Stream;

/** Redshift clusters and workgroups of Redshift Serverless. */
final class Redshift {
  static final String CLUSTERS = "redshift:DescribeClusters";
  static final String SUBNET_GROUPS = "redshift:DescribeClusterSubnetGroups";
  static final String WORKGROUPS = "redshift-serverless:ListWorkgroups";

  private final Answers answers;
  private final DataStores stores;
  private final SubnetGroups subnetGroups;

  private Redshift(Answers answers, Topology topology) {
    this.answers = answers;
    stores = new DataStores(topology);
    subnetGroups = new SubnetGroups(answers, SUBNET_GROUPS, "ClusterSubnetGroupName");
  }

  static Mapped mapped(Answers answers, Topology topology) {
    Redshift redshift = new Redshift(answers, topology);
    return Mapped.of(answers.sources().stream().flatMap(redshift::of).toList(), new Notes());
  }

  private Stream<DataStore> of(EvidenceSource source) {
    return Stream.concat(
            answers.items(source, CLUSTERS).stream().map(json -> cluster(source, json)),
            answers.items(source, WORKGROUPS).stream().map(json -> workgroup(source, json)))
        .map(stores::store);
  }

  /** Cluster of the Redshift API. */
  private Reading cluster(EvidenceSource source, Json json) {
    String id = json.id("ClusterIdentifier");
    String arn = Arn.of("redshift", source.region(), source.account(), "cluster:" + id);
    return new Reading(
        Headers.of(source, json, arn, id),
        json.id("VpcId"),
        Fact.known("redshift", json.sourceOf("ClusterIdentifier")),
        Fact.known("redshift", json.sourceOf("ClusterIdentifier")),
        json.text("ClusterStatus"),
        json.bool("PubliclyAccessible"),
        subnetGroups.subnets(
            source, json.id("ClusterSubnetGroupName"), json.sourceOf("ClusterSubnetGroupName")),
        Placement.each(json, "VpcSecurityGroups", "VpcSecurityGroupId"));
  }

  /** Workgroup of the Redshift Serverless API, which spells members in lower case. */
  private static Reading workgroup(EvidenceSource source, Json json) {
    String name = json.id("workgroupName");
    String vpc =
        json.member("endpoint").stream("vpcEndpoints")
            .map(endpoint -> endpoint.id("vpcId"))
            .findFirst()
            .orElse("");
    return new Reading(
        Headers.untagged(source, json, json.id("workgroupArn"), name, name),
        vpc,
        Fact.known("redshift-serverless", json.sourceOf("workgroupArn")),
        Fact.known("redshift", json.sourceOf("workgroupArn")),
        json.text("status"),
        json.bool("publiclyAccessible"),
        json.texts("subnetIds"),
        json.texts("securityGroupIds"));
  }
}
