package dev.ringfence.read.aws;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What AWS answered, by source and call, over all pages; and which answers are missing. An answer
 * nobody asked for is as missing as a denied one.
 */
final class Answers {
  static final String PROVIDER = "aws";

  private final CallTable calls;
  private final List<EvidenceSource> sources;
  private final Map<Request, List<Json>> documents = new TreeMap<>();
  private final Map<EvidenceSource, List<CollectionGap>> gaps = new TreeMap<>();

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
                .toList());
    JsonMapper mapper = JsonMapper.builder().build();
    for (Evidence item : evidence.items()) {
      if (item.request().source().provider().equals(PROVIDER)) {
        JsonNode root = mapper.readTree(content.bytes(item.digest()));
        answers
            .documents
            .computeIfAbsent(item.request(), request -> new ArrayList<>())
            .add(new Json(root, item.whole(), ""));
      }
    }
    evidence
        .gaps()
        .forEach(
            gap ->
                answers
                    .gaps
                    .computeIfAbsent(gap.request().source(), source -> new ArrayList<>())
                    .add(gap));
    return answers;
  }

  List<EvidenceSource> sources() {
    return sources;
  }

  /** The items a call returned, all pages and all parameters. */
  List<Json> items(EvidenceSource source, String call) {
    CallSpec spec = spec(call);
    return documents(source, call)
        .flatMap(entry -> entry.getValue().stream())
        .flatMap(document -> document.stream(spec.listKey()))
        .toList();
  }

  /** Whole answers, for calls that return one object. */
  List<Json> documentsOf(EvidenceSource source, String call) {
    return documents(source, call).flatMap(entry -> entry.getValue().stream()).toList();
  }

  /** The items one parameter's call returned; unknown where it was not made or not answered. */
  Fact<List<Json>> itemsFor(EvidenceSource source, String call, String parameter) {
    CallSpec spec = spec(call);
    List<Json> found =
        documents(source, call)
            .filter(entry -> entry.getKey().parameters().containsValue(parameter))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    Optional<CollectionGap> gap =
        gaps(source)
            .filter(candidate -> candidate.request().call().equals(call))
            .filter(
                candidate ->
                    candidate.request().parameters().isEmpty()
                        || candidate.request().parameters().containsValue(parameter))
            .findFirst();
    if (gap.isPresent() || found.isEmpty()) {
      return Fact.missing(gap.orElse(notAsked(source, call, spec.parameter(), parameter)));
    }
    return Fact.known(
        found.stream().flatMap(document -> document.stream(spec.listKey())).toList(),
        found.stream().map(document -> document.sourceOf(spec.listKey())).toList());
  }

  /** Why a call's answer is missing or not whole; empty when every page is there. */
  Optional<CollectionGap> gap(EvidenceSource source, String call) {
    Optional<CollectionGap> stated =
        gaps(source)
            .filter(candidate -> candidate.request().call().equals(call))
            .filter(candidate -> candidate.request().parameters().isEmpty())
            .findFirst();
    if (stated.isPresent()) {
      return stated;
    }
    return documents(source, call).findAny().isPresent()
        ? Optional.empty()
        : Optional.of(
            new CollectionGap(
                Request.of(source, call), Reason.NOT_COLLECTED, "", Optional.empty()));
  }

  /** The fact, unless one of the calls it rests on is not whole. */
  <T> Fact<T> resting(EvidenceSource source, List<String> on, Supplier<Fact<T>> fact) {
    for (String call : on) {
      Optional<CollectionGap> gap = gap(source, call);
      if (gap.isPresent()) {
        return Fact.missing(gap.get());
      }
    }
    return fact.get();
  }

  CallTable calls() {
    return calls;
  }

  private Stream<Map.Entry<Request, List<Json>>> documents(EvidenceSource source, String call) {
    return documents.entrySet().stream()
        .filter(
            entry -> entry.getKey().source().equals(source) && entry.getKey().call().equals(call));
  }

  private Stream<CollectionGap> gaps(EvidenceSource source) {
    return gaps.getOrDefault(source, List.of()).stream();
  }

  private static CollectionGap notAsked(
      EvidenceSource source, String call, String parameter, String value) {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put(parameter.isEmpty() ? "Id" : parameter, value);
    return new CollectionGap(
        new Request(source, call, parameters), Reason.NOT_COLLECTED, "", Optional.empty());
  }

  private CallSpec spec(String call) {
    return calls.call(call).orElseThrow(() -> new IllegalStateException("no row for call " + call));
  }
}
