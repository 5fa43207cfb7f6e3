package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.read.aws.DataStores.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Caches: clusters, the replication groups they form, and serverless ones. None has a public
 * endpoint (ElastiCache user guide, accessing a cache).
 */
final class ElastiCache {
  static final String CLUSTERS = "elasticache:DescribeCacheClusters";
  static final String REPLICATION_GROUPS = "elasticache:DescribeReplicationGroups";
  static final String SERVERLESS = "elasticache:DescribeServerlessCaches";
  static final String SUBNET_GROUPS = "elasticache:DescribeCacheSubnetGroups";
  private static final String SERVICE = "elasticache";

  private final Answers answers;
  private final DataStores stores;
  private final SubnetGroups subnetGroups;

  private ElastiCache(Answers answers, Topology topology) {
    this.answers = answers;
    stores = new DataStores(topology);
    subnetGroups = new SubnetGroups(answers, SUBNET_GROUPS, "CacheSubnetGroupName");
  }

  static Mapped mapped(Answers answers, Topology topology) {
    ElastiCache caches = new ElastiCache(answers, topology);
    return Mapped.of(answers.sources().stream().flatMap(caches::of).toList(), new Notes());
  }

  private Stream<DataStore> of(EvidenceSource source) {
    Map<String, Reading> clusters = new HashMap<>();
    List<Reading> inOrder =
        answers.items(source, CLUSTERS).stream().map(json -> cluster(source, json)).toList();
    inOrder.forEach(reading -> clusters.put(reading.header().localId(), reading));
    Stream<Reading> groups =
        answers.items(source, REPLICATION_GROUPS).stream()
            .map(json -> replicationGroup(source, json, clusters));
    Stream<Reading> serverless =
        answers.items(source, SERVERLESS).stream().map(json -> serverless(source, json));
    return Stream.of(inOrder.stream(), groups, serverless).flatMap(part -> part).map(stores::store);
  }

  private static String arn(EvidenceSource source, Json json, String type, String id) {
    return json.optional("ARN")
        .orElseGet(() -> Arn.of(SERVICE, source.region(), source.account(), type + ":" + id));
  }

  /** CacheCluster. */
  private Reading cluster(EvidenceSource source, Json json) {
    String id = json.id("CacheClusterId");
    String subnetGroup = json.id("CacheSubnetGroupName");
    return new Reading(
        Headers.untagged(source, json, arn(source, json, "cluster", id), id, id),
        subnetGroups.vpc(source, subnetGroup),
        Fact.known(SERVICE, json.sourceOf("CacheClusterId")),
        json.text("Engine"),
        json.text("CacheClusterStatus"),
        DataStores.neverPublic(json),
        subnetGroups.subnets(source, subnetGroup, json.sourceOf("CacheSubnetGroupName")),
        Placement.each(json, "SecurityGroups", "SecurityGroupId"));
  }

  /** ReplicationGroup: it lies where its member clusters lie, and carries what they carry. */
  private Reading replicationGroup(
      EvidenceSource source, Json json, Map<String, Reading> clusters) {
    String id = json.id("ReplicationGroupId");
    Fact<List<Reading>> members = members(source, json, clusters);
    return new Reading(
        Headers.untagged(source, json, arn(source, json, "replicationgroup", id), id, id),
        members.valueIfKnown().stream()
            .flatMap(List::stream)
            .map(Reading::vpcId)
            .findFirst()
            .orElse(""),
        Fact.known(SERVICE, json.sourceOf("ReplicationGroupId")),
        json.has("Engine") ? json.text("Engine") : members.flatMap(ElastiCache::engine),
        json.text("Status"),
        DataStores.neverPublic(json),
        members.flatMap(all -> union(all.stream().map(Reading::subnetIds).toList())),
        members.flatMap(all -> union(all.stream().map(Reading::groupIds).toList())));
  }

  private Fact<List<Reading>> members(
      EvidenceSource source, Json json, Map<String, Reading> clusters) {
    return answers.resting(
        source,
        List.of(CLUSTERS),
        () ->
            json.texts("MemberClusters")
                .flatMap(
                    ids ->
                        ids.isEmpty() || !clusters.keySet().containsAll(ids)
                            ? Fact.unknown(
                                "no answer of " + CLUSTERS + " has every member",
                                json.sourceOf("MemberClusters"))
                            : Fact.known(ids.stream().map(clusters::get).toList(), List.of())));
  }

  private static Fact<String> engine(List<Reading> members) {
    return members.get(0).engine();
  }

  private static Fact<List<String>> union(List<Fact<List<String>>> parts) {
    return Fact.all(parts).map(lists -> lists.stream().flatMap(List::stream).distinct().toList());
  }

  /** ServerlessCache. */
  private static Reading serverless(EvidenceSource source, Json json) {
    String name = json.id("ServerlessCacheName");
    return new Reading(
        Headers.untagged(source, json, arn(source, json, "serverlesscache", name), name, name),
        "",
        Fact.known(SERVICE, json.sourceOf("ServerlessCacheName")),
        json.text("Engine"),
        json.text("Status"),
        DataStores.neverPublic(json),
        json.texts("SubnetIds"),
        json.texts("SecurityGroupIds"));
  }
}
