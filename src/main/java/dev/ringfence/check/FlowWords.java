package dev.ringfence.check;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.FlowPath;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.Passage;
import dev.ringfence.flow.PermittedFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Flows, and what stops them, as observations. */
record FlowWords(EvidenceSeal seal) {
  /** Where a flow is closed best: at what the receiver's owner wrote for it. */
  private static final List<Hop.Kind> CLOSEST =
      List.of(
          Hop.Kind.INGRESS_FILTER,
          Hop.Kind.EGRESS_FILTER,
          Hop.Kind.HOST_INGRESS,
          Hop.Kind.HOST_EGRESS,
          Hop.Kind.ORDERED_INGRESS,
          Hop.Kind.ORDERED_EGRESS,
          Hop.Kind.ROUTE,
          Hop.Kind.PEERING,
          Hop.Kind.TRANSIT,
          Hop.Kind.BALANCER,
          Hop.Kind.GATEWAY,
          Hop.Kind.ADDRESS,
          Hop.Kind.GUARD,
          Hop.Kind.UNMODELLED);

  /**
   * A flow with every rule that lets it pass; the first source is the one to delete.
   *
   * @param claim what is the matter with it, {@code and must not}
   */
  Observation passing(PermittedFlow flow, String claim) {
    return new Observation(
        "%s passes on the way %s %s: %s"
            .formatted(flow.box(), flow.via(), claim, hops(flow.witness().hops())),
        sources(flow.witness()));
  }

  static String hops(List<Hop> hops) {
    return hops.stream()
        .filter(hop -> !hop.text().isBlank())
        .map(Hop::text)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Sources of every hop; first the one whose deletion closes the path. */
  List<SourceRef> sources(FlowPath path) {
    return sources(path.hops());
  }

  List<SourceRef> sources(List<Hop> hops) {
    Set<SourceRef> sources = new LinkedHashSet<>();
    closing(hops).ifPresent(hop -> sources.addAll(hop.sources()));
    hops.forEach(hop -> sources.addAll(hop.sources()));
    return sources.isEmpty() ? List.of(seal.manifest()) : List.copyOf(sources);
  }

  /** A rule that nothing else can stand in for goes before one of several. */
  private static Optional<Hop> closing(List<Hop> hops) {
    return hops.stream()
        .filter(hop -> !hop.sources().isEmpty())
        .min(
            Comparator.comparing((Hop hop) -> hop.rules().size() != 1)
                .thenComparing(hop -> CLOSEST.indexOf(hop.kind())));
  }

  /** What stops the paths: of each the hops that deny, each named once. */
  List<Observation> closed(List<FlowPath> paths, int most) {
    List<Hop> denying = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (FlowPath path : paths) {
      path.hops().stream()
          .filter(hop -> hop.passage() == Passage.DENIED)
          .min(Comparator.comparing(hop -> CLOSEST.indexOf(hop.kind())))
          .filter(hop -> seen.add(hop.text()))
          .ifPresent(denying::add);
    }
    return denying.stream().limit(most).map(this::closed).toList();
  }

  private Observation closed(Hop hop) {
    return new Observation(
        hop.text(), hop.sources().isEmpty() ? List.of(seal.manifest()) : hop.sources());
  }

  /** Why something is not known. */
  Observation doubt(Doubt doubt, String about) {
    return new Observation(about + doubt.reason(), sources(doubt.reason(), doubt.sources()));
  }

  /** What decides and is not known, of one path. */
  Optional<Observation> doubt(PermittedFlow flow) {
    List<Hop> unknown =
        flow.witness().hops().stream()
            .filter(hop -> hop.passage() == Passage.INCONCLUSIVE)
            .toList();
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String reasons = hops(unknown);
    List<SourceRef> sources =
        unknown.stream().flatMap(hop -> hop.sources().stream()).distinct().toList();
    return Optional.of(
        new Observation(
            "%s may pass on the way %s: %s".formatted(flow.box(), flow.via(), reasons),
            sources(reasons, sources)));
  }

  /** What was never answered stands in no answer: the manifest says that it is missing. */
  private List<SourceRef> sources(String reason, List<SourceRef> sources) {
    return sources.isEmpty() ? List.of(seal.gap(reason).orElse(seal.manifest())) : sources;
  }
}
