package dev.ringfence.collect.export;

import dev.ringfence.collect.export.ParameterNames.Item;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls of the table that nothing in a source answers, and nothing says why. */
final class AbsentCalls {
  private final EvidenceSource source;
  private final ExportReading reading;
  private final Map<String, List<Item>> named;

  /**
   * @param named the items that the listings name, by the call that each of them needs
   */
  AbsentCalls(EvidenceSource source, ExportReading reading, Map<String, List<Item>> named) {
    this.source = source;
    this.reading = reading;
    this.named = named;
  }

  List<CollectionGap> gaps(
      Collection<Request> answered, List<CollectionGap> known, Predicate<CallSpec> isExcused) {
    Set<Request> settled =
        Stream.concat(answered.stream(), known.stream().map(CollectionGap::request))
            .collect(Collectors.toSet());
    return reading.calls().calls().stream()
        .flatMap(
            spec ->
                requests(spec, isAskedForNothing(spec, answered, known))
                    .filter(request -> !settled.contains(request))
                    .filter(request -> !settled.contains(Request.of(source, request.call())))
                    .filter(request -> !isExcused.test(spec)))
        .distinct()
        .map(request -> gap(request, "no file answers it"))
        .toList();
  }

  /** A source that was expected and of which no file was found: nothing was asked there. */
  static List<CollectionGap> all(EvidenceSource source, ExportReading reading, String detail) {
    return reading.calls().calls().stream()
        .map(spec -> gap(Request.of(source, spec.call()), detail))
        .toList();
  }

  /** A call that is given all items of a listing at once cannot be made where there are none. */
  private boolean isAskedForNothing(
      CallSpec spec, Collection<Request> answered, List<CollectionGap> known) {
    Request listing = Request.of(source, reading.items().row(spec).listing());
    return answered.contains(listing)
        && known.stream().noneMatch(gap -> gap.request().equals(listing))
        && named.getOrDefault(spec.call(), List.of()).isEmpty();
  }

  private Stream<Request> requests(CallSpec spec, boolean isAskedForNothing) {
    if (!spec.isPerItem()) {
      return isAskedForNothing ? Stream.of() : Stream.of(Request.of(source, spec.call()));
    }
    Stream<String> listed = named.getOrDefault(spec.call(), List.of()).stream().map(Item::value);
    return Stream.concat(listed, spec.words().stream())
        .map(value -> new TreeMap<>(Map.of(spec.parameter(), value)))
        .map(parameters -> new Request(source, spec.call(), parameters));
  }

  private static CollectionGap gap(Request request, String detail) {
    return new CollectionGap(request, Reason.NOT_COLLECTED, detail, Optional.empty());
  }
}
