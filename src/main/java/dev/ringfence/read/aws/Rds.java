package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.read.aws.DataStores.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Databases of the RDS API, which also answers for Aurora, Neptune and DocumentDB. */
final class Rds {
  static final String INSTANCES = "rds:DescribeDBInstances";
  static final String CLUSTERS = "rds:DescribeDBClusters";
  static final String SUBNET_GROUPS = "rds:DescribeDBSubnetGroups";
  static final String PROXIES = "rds:DescribeDBProxies";
  private static final String PUBLIC = "PubliclyAccessible";

  private final Answers answers;
  private final DataStores stores;
  private final SubnetGroups subnetGroups;
  private final Notes notes = new Notes();

  private Rds(Answers answers, Topology topology) {
    this.answers = answers;
    stores = new DataStores(topology);
    subnetGroups = new SubnetGroups(answers, SUBNET_GROUPS, "DBSubnetGroupName");
  }

  static Mapped mapped(Answers answers, Topology topology) {
    Rds rds = new Rds(answers, topology);
    return Mapped.of(answers.sources().stream().flatMap(rds::of).toList(), rds.notes);
  }

  private Stream<DataStore> of(EvidenceSource source) {
    List<DBInstance> instances =
        answers.items(source, INSTANCES).stream()
            .map(json -> new DBInstance(source, json))
            .toList();
    Set<String> described = new HashSet<>();
    instances.forEach(instance -> described.add(instance.id()));
    Stream<Reading> clusters =
        answers.items(source, CLUSTERS).stream()
            .map(json -> new DBCluster(source, json))
            .filter(cluster -> isOwnSubject(cluster, described))
            .map(cluster -> reading(cluster, described));
    Stream<Reading> proxies =
        answers.items(source, PROXIES).stream().map(json -> new DBProxy(source, json).reading());
    return Stream.of(instances.stream().map(DBInstance::reading), clusters, proxies)
        .flatMap(part -> part)
        .map(stores::store);
  }

  private static ResourceHeader header(
      EvidenceSource source, Json json, String arn, String localId) {
    return json.has("TagList")
        ? Headers.of(
            source, json, arn, localId, Headers.tags(json, "TagList", "Key", "Value"), localId)
        : Headers.untagged(source, json, arn, localId, localId);
  }

  private static Fact<String> service(Json json, String member) {
    return Fact.known("rds", json.sourceOf(member));
  }

  private static Fact<List<String>> groups(Json json) {
    return Placement.each(json, "VpcSecurityGroups", "VpcSecurityGroupId");
  }

  /** DBInstance. */
  private record DBInstance(EvidenceSource source, Json json) {
    String id() {
      return json.id("DBInstanceIdentifier");
    }

    String arn() {
      return json.optional("DBInstanceArn")
          .orElseGet(() -> Arn.of("rds", source.region(), source.account(), "db:" + id()));
    }

    Reading reading() {
      Json subnetGroup = json.member("DBSubnetGroup");
      return new Reading(
          header(source, json, arn(), id()),
          subnetGroup.id("VpcId"),
          service(json, "DBInstanceArn"),
          json.text("Engine"),
          json.text("DBInstanceStatus"),
          json.bool(PUBLIC),
          SubnetGroups.subnetsOf(subnetGroup),
          groups(json));
    }
  }

  /** DBCluster. */
  private record DBCluster(EvidenceSource source, Json json) {
    String id() {
      return json.id("DBClusterIdentifier");
    }

    String arn() {
      return json.optional("DBClusterArn")
          .orElseGet(() -> Arn.of("rds", source.region(), source.account(), "cluster:" + id()));
    }

    List<String> members() {
      return json.stream("DBClusterMembers")
          .map(member -> member.id("DBInstanceIdentifier"))
          .toList();
    }

    boolean isLimitless() {
      return json.id("ClusterScalabilityType").equals("limitless");
    }
  }

  /**
   * A cluster's endpoints are names for its instances, so a cluster whose instances are described
   * is no subject beside them; one with a public flag of its own (Multi-AZ DB cluster) is. As long
   * as instances may be missing, that gap speaks for their clusters too.
   */
  private boolean isOwnSubject(DBCluster cluster, Set<String> described) {
    if (cluster.json().has(PUBLIC) || cluster.isLimitless() || cluster.members().isEmpty()) {
      return true;
    }
    return answers.gap(cluster.source(), INSTANCES).isEmpty()
        && !described.containsAll(cluster.members());
  }

  private Reading reading(DBCluster cluster, Set<String> described) {
    Json json = cluster.json();
    EvidenceSource source = cluster.source();
    String subnetGroup = json.id("DBSubnetGroup");
    return new Reading(
        header(source, json, cluster.arn(), cluster.id()),
        subnetGroups.vpc(source, subnetGroup),
        service(json, "DBClusterArn"),
        json.text("Engine"),
        json.text("Status"),
        isPublic(cluster, described),
        subnetGroups.subnets(source, subnetGroup, json.sourceOf("DBSubnetGroup")),
        groups(json));
  }

  private Fact<Boolean> isPublic(DBCluster cluster, Set<String> described) {
    Json json = cluster.json();
    if (json.has(PUBLIC)) {
      return json.bool(PUBLIC);
    }
    if (cluster.isLimitless()) {
      return notes.unknown(
          cluster.arn(),
          "shard groups of a limitless database are not among the evidence",
          json.sourceOf("ClusterScalabilityType"));
    }
    Optional<Json> missing =
        json.stream("DBClusterMembers")
            .filter(member -> !described.contains(member.id("DBInstanceIdentifier")))
            .findFirst();
    return missing.isPresent()
        ? Fact.unknown("no answer of " + INSTANCES + " has this member", missing.get().source())
        : Fact.known(false, json.source());
  }

  /** DBProxy; a proxy cannot be publicly accessible (RDS user guide, limitations of RDS Proxy). */
  private record DBProxy(EvidenceSource source, Json json) {
    Reading reading() {
      String name = json.id("DBProxyName");
      return new Reading(
          Headers.untagged(
              source,
              json,
              json.optional("DBProxyArn")
                  .orElseGet(
                      () -> Arn.of("rds", source.region(), source.account(), "db-proxy:" + name)),
              name,
              name),
          json.id("VpcId"),
          service(json, "DBProxyArn"),
          json.text("EngineFamily"),
          json.text("Status"),
          DataStores.neverPublic(json),
          json.texts("VpcSubnetIds"),
          json.texts("VpcSecurityGroupIds"));
    }
  }
}
