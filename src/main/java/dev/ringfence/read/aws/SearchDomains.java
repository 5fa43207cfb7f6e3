package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.read.aws.DataStores.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * OpenSearch and Elasticsearch domains. A domain outside a VPC has a public endpoint (OpenSearch
 * Service developer guide, VPC support); its access policy is not judged here.
 */
final class SearchDomains {
  static final String NAMES = "opensearch:ListDomainNames";
  static final String DOMAINS = "opensearch:DescribeDomains";
  private static final String VPC = "VPCOptions";

  private final Answers answers;
  private final DataStores stores;
  private final Notes notes = new Notes();

  private SearchDomains(Answers answers, Topology topology) {
    this.answers = answers;
    stores = new DataStores(topology);
  }

  static Mapped mapped(Answers answers, Topology topology) {
    SearchDomains domains = new SearchDomains(answers, topology);
    return Mapped.of(
        answers.sources().stream().flatMap(source -> domains.of(source).stream()).toList(),
        domains.notes);
  }

  private List<DataStore> of(EvidenceSource source) {
    List<DataStore> found = new ArrayList<>();
    Set<String> described = new HashSet<>();
    for (Json json : answers.items(source, DOMAINS)) {
      described.add(json.id("DomainName"));
      found.add(stores.store(domain(source, json)));
    }
    for (Json json : answers.items(source, NAMES)) {
      if (!described.contains(json.id("DomainName"))) {
        found.add(stores.store(undescribed(source, json)));
      }
    }
    return found;
  }

  private static String arn(EvidenceSource source, String name) {
    return Arn.of("es", source.region(), source.account(), "domain/" + name);
  }

  /** DomainStatus. */
  private Reading domain(EvidenceSource source, Json json) {
    String name = json.id("DomainName");
    String arn = json.optional("ARN").orElseGet(() -> arn(source, name));
    Json vpc = json.member(VPC);
    return new Reading(
        Headers.untagged(source, json, arn, name, name),
        vpc.id("VPCId"),
        Fact.known("opensearch", json.sourceOf("ARN")),
        json.text("EngineVersion"),
        state(json),
        isPublic(arn, json),
        vpc.texts("SubnetIds"),
        vpc.texts("SecurityGroupIds"));
  }

  private Fact<Boolean> isPublic(String arn, Json json) {
    if (!json.has(VPC)) {
      return Fact.known(true, json.source());
    }
    Json vpc = json.member(VPC);
    return vpc.has("VPCId")
        ? vpc.text("VPCId").map(id -> false)
        : notes.unknown(arn, "VPCOptions names no VPC", vpc.source());
  }

  /** A newer answer has a status in words; an older one has flags. */
  private static Fact<String> state(Json json) {
    if (json.has("DomainProcessingStatus")) {
      return json.text("DomainProcessingStatus");
    }
    return json.boolOr("Deleted", false).valueIfKnown().orElse(false)
        ? Fact.known("Deleting", json.sourceOf("Deleted"))
        : json.bool("Processing").map(isProcessing -> isProcessing ? "Modifying" : "Active");
  }

  /** A domain that is named and that no answer describes. */
  private Reading undescribed(EvidenceSource source, Json json) {
    String name = json.id("DomainName");
    return new Reading(
        Headers.untagged(source, json, arn(source, name), name, name),
        "",
        Fact.known("opensearch", json.sourceOf("DomainName")),
        untold(source, json.source()),
        untold(source, json.source()),
        untold(source, json.source()),
        untold(source, json.source()),
        untold(source, json.source()));
  }

  private <T> Fact<T> untold(EvidenceSource source, SourceRef where) {
    Optional<Fact<T>> missing = answers.gap(source, DOMAINS).map(Fact::missing);
    return missing.orElseGet(
        () -> Fact.unknown("no answer of " + DOMAINS + " has the domain", where));
  }
}
