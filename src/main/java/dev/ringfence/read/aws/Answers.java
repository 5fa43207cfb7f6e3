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
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.read.Translated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Map<Asked, Told> told = new HashMap<>();
  private final Map<SourceRef, Instant> answeredAt = new HashMap<>();
  private final List<Unmodelled> refusals = new ArrayList<>();

  /** A call to a source, whatever its parameters. */
  private record Asked(EvidenceSource source, String call) {}

  /** Documents and gaps of one call: of the call as a whole, and by the value of its parameter. */
  private record Told(
      List<Json> documents,
      List<CollectionGap> gapsOfTheWhole,
      Map<String, List<Json>> documentsFor,
      Map<String, List<CollectionGap>> gapsFor,
      Set<SourceRef> refused) {
    Told() {
      this(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    }

    private void add(Request request, Json document) {
      documents.add(document);
      parameters(request)
          .forEach(v -> documentsFor.computeIfAbsent(v, key -> new ArrayList<>()).add(document));
    }

    private void add(CollectionGap gap) {
      if (gap.request().parameters().isEmpty()) {
        gapsOfTheWhole.add(gap);
      }
      parameters(gap.request())
          .forEach(v -> gapsFor.computeIfAbsent(v, key -> new ArrayList<>()).add(gap));
    }

    private static Stream<String> parameters(Request request) {
      return request.parameters().values().stream().distinct();
    }
  }

  private Answers(CallTable calls, List<EvidenceSource> sources) {
    this.calls = calls;
    this.sources = List.copyOf(sources);
  }

  /**
   * Parses every answer once; the sealed bytes were checked to be JSON when they were collected.
   */
  static Answers of(EvidenceSet evidence, EvidenceContent content, CallTable calls) {
    return of(new Translated(evidence, content, Translated.Places.AS_SEALED), calls, PROVIDER);
  }

  /** The same for answers of any provider's name. */
  static Answers of(Translated translated, CallTable calls, String provider) {
    EvidenceSet evidence = translated.answers();
    EvidenceContent content = translated.content();
    Answers answers =
        new Answers(
            calls,
            evidence.sources().stream()
                .filter(source -> source.provider().equals(provider))
                .toList());
    JsonMapper mapper = JsonMapper.builder().build();
    for (Evidence item : evidence.items()) {
      if (item.request().source().provider().equals(provider)) {
        answers.answeredAt.put(item.whole(), item.collectedAt());
        JsonNode root = mapper.readTree(content.bytes(item.digest()));
        answers
            .record(item.request())
            .add(item.request(), new Json(root, item.whole(), "", translated.places()));
      }
    }
    evidence.gaps().forEach(gap -> answers.record(gap.request()).add(gap));
    answers.told.forEach(answers::refuse);
    return answers;
  }

  /** What is not of the API's shape is left out and is a gap: nobody knows what it should say. */
  private void refuse(Asked asked, Told answer) {
    calls
        .call(asked.call())
        .map(spec -> ItemShape.refused(asked.call(), spec.listKey(), answer.documents()))
        .orElse(List.of())
        .forEach(
            refused -> {
              answer.refused().add(refused.where().source());
              refusals.add(
                  new Unmodelled(
                      asked.source().id(),
                      asked.call() + ": " + refused.reason() + "; it was left out",
                      refused.where().source()));
              answer.add(
                  new CollectionGap(
                      Request.of(asked.source(), asked.call()),
                      Reason.UNPARSABLE,
                      refused.reason(),
                      Optional.of(refused.where().source())));
            });
  }

  private Told record(Request request) {
    return told.computeIfAbsent(new Asked(request.source(), request.call()), asked -> new Told());
  }

  List<EvidenceSource> sources() {
    return sources;
  }

  /** The items a call returned, all pages and all parameters. */
  List<Json> items(EvidenceSource source, String call) {
    CallSpec spec = spec(call);
    Told answer = told(source, call);
    return answer.documents().stream()
        .flatMap(document -> document.stream(spec.listKey()))
        .filter(item -> answer.refused().isEmpty() || !answer.refused().contains(item.source()))
        .toList();
  }

  /** Whole answers, for calls that return one object. */
  List<Json> documentsOf(EvidenceSource source, String call) {
    return List.copyOf(told(source, call).documents());
  }

  /** The answer about one item, for calls that return one object. */
  Fact<Json> documentFor(EvidenceSource source, String call, String parameter) {
    Fact<List<Json>> asked = itemsFor(source, call, parameter);
    List<Json> found = told(source, call).documentsFor().getOrDefault(parameter, List.of());
    return asked.isKnown() && !found.isEmpty()
        ? Fact.known(found.get(0), List.of())
        : Fact.unknown(asked.fold(known -> "no answer about it", Fact.Unknown::reason));
  }

  /** Any answer of a source; empty where it has given none. */
  Optional<SourceRef> anyOf(EvidenceSource source) {
    return calls.calls().stream()
        .flatMap(spec -> told(source, spec.call()).documents().stream())
        .map(Json::document)
        .findFirst();
  }

  /** Where it can be seen what a call did not return: the list of every page. */
  List<SourceRef> lists(EvidenceSource source, String call) {
    CallSpec spec = spec(call);
    return told(source, call).documents().stream()
        .map(document -> document.sourceOf(spec.listKey()))
        .toList();
  }

  /** The items one parameter's call returned; unknown where it was not made or not answered. */
  Fact<List<Json>> itemsFor(EvidenceSource source, String call, String parameter) {
    CallSpec spec = spec(call);
    List<Json> found = told(source, call).documentsFor().getOrDefault(parameter, List.of());
    Optional<CollectionGap> gap = gapFor(source, call, parameter);
    if (gap.isPresent()) {
      return Fact.missing(gap.get());
    }
    return Fact.known(
        found.stream().flatMap(document -> document.stream(spec.listKey())).toList(),
        found.stream().map(document -> document.sourceOf(spec.listKey())).toList());
  }

  /** Why one parameter's call is missing, or not whole; empty when it is there. */
  Optional<CollectionGap> gapFor(EvidenceSource source, String call, String parameter) {
    Told answer = told(source, call);
    Optional<CollectionGap> stated =
        Stream.concat(
                answer.gapsOfTheWhole().stream(),
                answer.gapsFor().getOrDefault(parameter, List.of()).stream())
            .sorted()
            .findFirst();
    return stated.isPresent() || answer.documentsFor().containsKey(parameter)
        ? stated
        : Optional.of(notAsked(source, call, spec(call).parameter(), parameter));
  }

  /** Why a call's answer is missing or not whole; empty when every page is there. */
  Optional<CollectionGap> gap(EvidenceSource source, String call) {
    Told answer = told(source, call);
    Optional<CollectionGap> stated = answer.gapsOfTheWhole().stream().findFirst();
    if (stated.isPresent()) {
      return stated;
    }
    return !answer.documents().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CollectionGap(
                Request.of(source, call), Reason.NOT_COLLECTED, "", Optional.empty()));
  }

  /** All that is missing from a call's answer; empty when every page is there. */
  List<CollectionGap> gaps(EvidenceSource source, String call) {
    List<CollectionGap> stated = told(source, call).gapsOfTheWhole();
    return stated.isEmpty() ? gap(source, call).stream().toList() : List.copyOf(stated);
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

  /** Whole days from an instant to when a document was answered; 0 if that was before. */
  long daysSince(Instant instant, SourceRef document) {
    Instant answered = answeredAt.getOrDefault(document, instant);
    return Math.max(0, Duration.between(instant, answered).toDays());
  }

  /** Whether some answer of a call was given before an instant. */
  boolean isAnsweredBefore(EvidenceSource source, String call, Instant instant) {
    return told(source, call).documents().stream()
        .map(document -> answeredAt.getOrDefault(document.document(), Instant.MAX))
        .anyMatch(instant::isAfter);
  }

  /** What was left out because it is not of the API's shape. */
  List<Unmodelled> refusals() {
    return List.copyOf(refusals);
  }

  CallTable calls() {
    return calls;
  }

  private Told told(EvidenceSource source, String call) {
    Told answer = told.get(new Asked(source, call));
    return answer == null ? new Told() : answer;
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
