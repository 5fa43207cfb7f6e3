package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.read.aws.DataStores.Reading;
import java.util.List;
import java.util.Set;

/** Clusters of Amazon MSK, provisioned and serverless (MSK API v2, Cluster). */
final class Kafka {
  static final String CLUSTERS = "kafka:ListClustersV2";
  private static final Set<String> TYPES = Set.of("PROVISIONED", "SERVERLESS");
  private static final Set<String> ACCESS = Set.of("DISABLED", "SERVICE_PROVIDED_EIPS");

  private final Notes notes = new Notes();

  private Kafka() {}

  static Mapped mapped(Answers answers, Topology topology) {
    Kafka kafka = new Kafka();
    DataStores stores = new DataStores(topology);
    List<DataStore> found =
        answers.sources().stream()
            .flatMap(
                source ->
                    answers.items(source, CLUSTERS).stream()
                        .map(json -> kafka.cluster(source, json)))
            .map(stores::store)
            .toList();
    return Mapped.of(found, kafka.notes);
  }

  private Reading cluster(EvidenceSource source, Json json) {
    String name = json.id("ClusterName");
    String arn = json.id("ClusterArn");
    Tags tags = Headers.tagMap(json, "Tags");
    ResourceHeader header = Headers.of(source, json, arn, name, tags, name);
    Fact<String> type = notes.word(arn, json, "ClusterType", TYPES);
    return new Reading(
        header,
        "",
        Fact.known("kafka", json.sourceOf("ClusterArn")),
        Fact.known("kafka", json.sourceOf("ClusterArn")),
        json.text("State"),
        type.flatMap(word -> isPublic(arn, json, word)),
        type.flatMap(word -> subnets(json, word)),
        type.flatMap(word -> groups(json, word)));
  }

  private static Json brokers(Json json) {
    return json.member("Provisioned").member("BrokerNodeGroupInfo");
  }

  private static boolean isServerless(String type) {
    return type.equals("serverless");
  }

  /** Serverless clusters have no public access; provisioned ones only once it is turned on. */
  private Fact<Boolean> isPublic(String arn, Json json, String type) {
    if (isServerless(type)) {
      return DataStores.neverPublic(json.member("Serverless"));
    }
    Json brokers = brokers(json);
    if (!json.member("Provisioned").has("BrokerNodeGroupInfo")) {
      return Fact.unknown("the evidence does not give BrokerNodeGroupInfo", json.source());
    }
    Json access = brokers.member("ConnectivityInfo").member("PublicAccess");
    return brokers.member("ConnectivityInfo").has("PublicAccess")
        ? notes.word(arn, access, "Type", ACCESS).map(word -> !word.equals("disabled"))
        : Fact.known(false, brokers.source());
  }

  private static Fact<List<String>> subnets(Json json, String type) {
    return isServerless(type) ? union(json, "SubnetIds") : brokers(json).texts("ClientSubnets");
  }

  private static Fact<List<String>> groups(Json json, String type) {
    return isServerless(type)
        ? union(json, "SecurityGroupIds")
        : brokers(json).texts("SecurityGroups");
  }

  private static Fact<List<String>> union(Json json, String member) {
    Json serverless = json.member("Serverless");
    List<Fact<List<String>>> parts =
        serverless.stream("VpcConfigs").map(each -> each.texts(member)).toList();
    return Fact.all(parts)
        .map(lists -> lists.stream().flatMap(List::stream).distinct().toList())
        .alsoFrom(List.of(serverless.source()));
  }
}
