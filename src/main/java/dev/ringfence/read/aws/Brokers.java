package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.read.aws.DataStores.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Message brokers of Amazon MQ: the list names them, and one answer each says where they are. */
final class Brokers {
  static final String BROKERS = "mq:ListBrokers";
  static final String BROKER = "mq:DescribeBroker";

  private final Answers answers;
  private final DataStores stores;

  private Brokers(Answers answers, Topology topology) {
    this.answers = answers;
    stores = new DataStores(topology);
  }

  static Mapped mapped(Answers answers, Topology topology) {
    Brokers brokers = new Brokers(answers, topology);
    return Mapped.of(
        answers.sources().stream().flatMap(source -> brokers.of(source).stream()).toList(),
        new Notes());
  }

  private List<DataStore> of(EvidenceSource source) {
    Map<String, Json> described = new LinkedHashMap<>();
    answers
        .documentsOf(source, BROKER)
        .forEach(document -> described.put(document.id("BrokerId"), document));
    List<Reading> found = new ArrayList<>();
    for (Json summary : answers.items(source, BROKERS)) {
      Json broker = described.remove(summary.id("BrokerId"));
      found.add(broker == null ? undescribed(source, summary) : described(source, broker));
    }
    described.values().forEach(broker -> found.add(described(source, broker)));
    return found.stream().map(stores::store).toList();
  }

  /** DescribeBrokerResponse. */
  private static Reading described(EvidenceSource source, Json json) {
    String name = json.id("BrokerName");
    ResourceHeader header =
        Headers.of(
            source,
            json,
            json.id("BrokerArn"),
            json.id("BrokerId"),
            Headers.tagMap(json, "Tags"),
            name);
    return new Reading(
        header,
        "",
        Fact.known("mq", json.sourceOf("BrokerArn")),
        json.text("EngineType"),
        json.text("BrokerState"),
        json.bool("PubliclyAccessible"),
        json.texts("SubnetIds"),
        json.texts("SecurityGroups"));
  }

  /** BrokerSummary. */
  private Reading undescribed(EvidenceSource source, Json json) {
    String name = json.id("BrokerName");
    String id = json.id("BrokerId");
    ResourceHeader header = Headers.untagged(source, json, json.id("BrokerArn"), id, name);
    return new Reading(
        header,
        "",
        Fact.known("mq", json.sourceOf("BrokerArn")),
        json.text("EngineType"),
        json.text("BrokerState"),
        untold(source, json),
        untold(source, json),
        untold(source, json));
  }

  private <T> Fact<T> untold(EvidenceSource source, Json summary) {
    return answers
        .itemsFor(source, BROKER, summary.id("BrokerId"))
        .fold(
            known -> Fact.unknown("no answer of " + BROKER + " has the broker", summary.source()),
            unknown -> new Fact.Unknown<>(unknown.reason(), unknown.sources()));
  }
}
