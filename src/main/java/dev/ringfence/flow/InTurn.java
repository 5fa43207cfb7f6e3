package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Members of a group whose filters a packet meets one after the other, and needs all of: without
 * any, everything passes. What a filter admits is asked for once for all that carry the same
 * filters.
 */
final class InTurn {
  private final Filters filters;
  private final Listeners listeners;
  private final Map<Kept, Area> byFilters = new LinkedHashMap<>();
  private final Map<String, List<SourceRef>> sources = new LinkedHashMap<>();

  InTurn(Filters filters, Listeners listeners) {
    this.filters = filters;
    this.listeners = listeners;
  }

  /**
   * What stands before members alike.
   *
   * @param taken what they take at all: balancers what they have a listener for
   */
  private record Kept(List<String> filters, Span taken) {}

  static boolean isConcerned(Endpoint endpoint) {
    return endpoint.needsEveryFilter().valueIfKnown().orElse(false) && endpoint.filters().isKnown();
  }

  void add(Endpoint endpoint, Area own) {
    List<String> carried = endpoint.filters().valueIfKnown().orElseThrow();
    Span taken = listeners.isListening(endpoint) ? listeners.of(endpoint) : Span.ALL;
    byFilters.merge(new Kept(carried, taken), own, Area::union);
    for (String each : carried) {
      sources
          .computeIfAbsent(each, key -> new ArrayList<>())
          .addAll(Presence.sources(endpoint, endpoint.filters().sources()));
    }
  }

  /** What passes their filters in a direction, whatever the far end. */
  Span span(Direction direction) {
    List<Span> spans = new ArrayList<>();
    byFilters.forEach(
        (kept, own) -> {
          Span passing =
              direction == Direction.INGRESS
                  ? own.asDestinations().intersect(kept.taken())
                  : own.asSources();
          for (String filter : kept.filters()) {
            passing = passing.intersect(admitted(filter, direction));
          }
          spans.add(passing);
        });
    return Span.unionOf(spans);
  }

  private Span admitted(String filter, Direction direction) {
    return filters
        .rules(filter, direction)
        .filter(rules -> !rules.isUnknown())
        .map(InTurn::admitted)
        .orElse(Span.UNKNOWN);
  }

  private static Span admitted(FilterRules rules) {
    Admission admission = new Admission();
    for (FilterRules.Rule rule : rules.rules()) {
      Area peers = rule.isAnyGroup() || rule.group().isPresent() ? Area.UNKNOWN : rule.peers();
      boolean isInwards = rules.direction() == Direction.INGRESS;
      admission.add(rule.traffic(), isInwards ? peers : Area.ALL, isInwards ? Area.ALL : peers);
    }
    return admission.span();
  }

  /** Why what passes is not certain. */
  List<Doubt> doubts(Direction direction) {
    List<Doubt> doubts = new ArrayList<>();
    byFilters.keySet().stream()
        .flatMap(kept -> kept.filters().stream())
        .distinct()
        .forEach(
            filter ->
                filters
                    .rules(filter, direction)
                    .ifPresentOrElse(
                        rules -> doubts.addAll(rules.doubts()),
                        () ->
                            doubts.add(
                                new Doubt(
                                    "filter " + filters.nameOf(filter) + " is not in the evidence",
                                    sources.getOrDefault(filter, List.of())))));
    return doubts;
  }
}
