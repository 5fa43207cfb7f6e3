package dev.ringfence.read.azure;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Unmodelled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Azure answered, by subscription and call, over all pages; and which answers are missing. An
 * answer nobody asked for is as missing as a denied one.
 */
final class Answers {
  static final String PROVIDER = "azure";

  /** The source of tag files, which belong to no subscription. */
  static final String SERVICE_TAGS = "service-tags";

  private final CallTable calls;
  private final List<EvidenceSource> sources;
  private final Map<Request, List<Arm>> documents = new HashMap<>();
  private final Map<SourceRef, Instant> answeredAt = new HashMap<>();
  private final Map<Request, List<CollectionGap>> gaps = new HashMap<>();
  private final List<Arm> tagFiles = new ArrayList<>();
  private final List<Unmodelled> refusals = new ArrayList<>();
  private final Set<Arm> refused = new HashSet<>();

  private Answers(CallTable calls, List<EvidenceSource> sources) {
    this.calls = calls;
    this.sources = List.copyOf(sources);
  }

  /**
   * Parses every answer once; the sealed bytes were checked to be JSON when they were collected.
   */
  static Answers of(EvidenceSet evidence, EvidenceContent content, CallTable calls) {
    Answers answers =
        new Answers(
            calls,
            evidence.sources().stream()
                .filter(source -> source.provider().equals(PROVIDER))
                .filter(source -> !source.account().equals(SERVICE_TAGS))
                .toList());
    JsonMapper mapper = JsonMapper.builder().build();
    for (Evidence item : evidence.items()) {
      Request request = item.request();
      if (request.source().provider().equals(PROVIDER)) {
        Arm document = new Arm(mapper.readTree(content.bytes(item.digest())), item.whole(), "");
        answers.answeredAt.put(item.whole(), item.collectedAt());
        answers.add(request, document);
      }
    }
    evidence.gaps().stream()
        .filter(gap -> gap.request().source().provider().equals(PROVIDER))
        .forEach(answers::add);
    answers.documents.keySet().stream().sorted().toList().forEach(answers::refuse);
    return answers;
  }

  private void add(Request request, Arm document) {
    if (request.source().account().equals(SERVICE_TAGS)) {
      tagFiles.add(document);
    } else if (calls.call(request.call()).isPresent()) {
      documents.computeIfAbsent(request, key -> new ArrayList<>()).add(document);
    }
  }

  private void add(CollectionGap gap) {
    gaps.computeIfAbsent(gap.request(), key -> new ArrayList<>()).add(gap);
  }

  /** What is not of the API's shape is left out and is a gap: nobody knows what it should say. */
  private void refuse(Request request) {
    for (Arm document : documents.getOrDefault(request, List.of())) {
      for (ItemShape.Refused fault : ItemShape.refused(request.call(), list(document))) {
        refused.add(fault.where());
        refusals.add(
            new Unmodelled(
                request.source().id(),
                request.call() + ": " + fault.reason() + "; it was left out",
                fault.where().source()));
        add(
            new CollectionGap(
                request, Reason.UNPARSABLE, fault.reason(), Optional.of(fault.where().source())));
      }
    }
  }

  List<EvidenceSource> sources() {
    return sources;
  }

  /** The source of a subscription. */
  Optional<EvidenceSource> source(String subscription) {
    return sources.stream().filter(source -> source.account().equals(subscription)).findFirst();
  }

  /** When the source gave the answer that something stands in. */
  Instant answeredAt(Arm part) {
    return Objects.requireNonNull(answeredAt.get(part.document()), part.document().display());
  }

  /** Whole days between an instant and the answer that tells of it; 0 if it is younger. */
  long daysSince(Instant instant, Arm part) {
    return Math.max(0, Duration.between(instant, answeredAt(part)).toDays());
  }

  /** Whether some answer of a call was given before an instant. */
  boolean isAnsweredBefore(EvidenceSource source, String call, Instant instant) {
    return documents.getOrDefault(Request.of(source, call), List.of()).stream()
        .map(this::answeredAt)
        .anyMatch(instant::isAfter);
  }

  List<Arm> tagFiles() {
    return List.copyOf(tagFiles);
  }

  /** The list of an answer: the CLI prints it bare, the REST API as {@code value}. */
  static List<Arm> list(Arm document) {
    JsonNode root = document.node();
    return root.isArray()
        ? document.elements()
        : new Arm(root.path("value"), document.document(), "/value").elements();
  }

  /** What a call returned in all subscriptions, by whichever parameters. */
  Stream<Item> items(String call) {
    spec(call);
    return documents.entrySet().stream()
        .filter(entry -> entry.getKey().call().equals(call))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .flatMap(document -> list(document).stream())
                    .filter(item -> !refused.contains(item))
                    .map(item -> new Item(entry.getKey().source(), item)));
  }

  /** What the call for one item returned; unknown where it was not made or not answered. */
  Fact<List<Arm>> itemsFor(EvidenceSource source, String call, String id) {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put(spec(call).parameter(), id.toLowerCase(Locale.ROOT));
    Request request = new Request(source, call, parameters);
    Optional<CollectionGap> gap =
        Stream.concat(
                gaps.getOrDefault(request, List.of()).stream(),
                gaps.getOrDefault(Request.of(source, call), List.of()).stream())
            .sorted()
            .findFirst();
    List<Arm> found = documents.getOrDefault(request, List.of());
    boolean isWhole = found.stream().anyMatch(document -> document.raw("skipToken").isEmpty());
    if (gap.isPresent() || !isWhole) {
      return Fact.missing(
          gap.orElseGet(
              () -> new CollectionGap(request, Reason.NOT_COLLECTED, "", Optional.empty())));
    }
    return Fact.known(
        found.stream().flatMap(document -> list(document).stream()).toList(),
        found.stream().map(Arm::source).toList());
  }

  /** Why the call for one item is missing or not whole, that nobody made it included. */
  Optional<CollectionGap> gapFor(EvidenceSource source, String call, String id) {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put(spec(call).parameter(), id.toLowerCase(Locale.ROOT));
    Request request = new Request(source, call, parameters);
    Optional<CollectionGap> stated =
        Stream.concat(
                gaps.getOrDefault(request, List.of()).stream().sorted(),
                documents.containsKey(request)
                    ? Stream.of()
                    : gaps.getOrDefault(Request.of(source, call), List.of()).stream().sorted())
            .findFirst();
    return stated.isPresent() || documents.containsKey(request)
        ? stated
        : Optional.of(new CollectionGap(request, Reason.NOT_COLLECTED, "", Optional.empty()));
  }

  /** Why a call's answer is missing or not whole; empty when every page is there. */
  Optional<CollectionGap> gap(EvidenceSource source, String call) {
    Request request = Request.of(source, call);
    Optional<CollectionGap> stated =
        gaps.getOrDefault(request, List.of()).stream().sorted().findFirst();
    if (stated.isPresent() || documents.containsKey(request)) {
      return stated;
    }
    return Optional.of(new CollectionGap(request, Reason.NOT_COLLECTED, "", Optional.empty()));
  }

  /** The whole of what a source answered to a call, page by page. */
  List<SourceRef> lists(EvidenceSource source, String call) {
    return documents.getOrDefault(Request.of(source, call), List.of()).stream()
        .map(Arm::source)
        .toList();
  }

  /** Why some subscription's answer to a call is missing or not whole. */
  Optional<CollectionGap> gap(String call) {
    return sources.stream().flatMap(source -> gap(source, call).stream()).findFirst();
  }

  List<Unmodelled> refusals() {
    return List.copyOf(refusals);
  }

  CallTable calls() {
    return calls;
  }

  private CallSpec spec(String call) {
    return calls.call(call).orElseThrow(() -> new IllegalStateException("no row for call " + call));
  }
}
