package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotApplicable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sources that could have named more subjects, had they answered. */
record SilentSources(NetworkModel network, EvidenceSeal seal) {
  /** An inconclusive judgement on each source that did not name all resources of the kinds. */
  List<Judgement> judgements(List<Kind> kinds) {
    Map<EvidenceSource, List<Observation>> bySource = new TreeMap<>();
    for (Kind kind : kinds) {
      for (Enumeration enumeration : network.enumerations(kind)) {
        for (CollectionGap gap : enumeration.gaps()) {
          bySource
              .computeIfAbsent(enumeration.source(), source -> new ArrayList<>())
              .add(notNamed(kind, gap));
        }
      }
    }
    List<Judgement> judgements = new ArrayList<>();
    bySource.forEach(
        (source, observations) ->
            judgements.add(new Judgement(Subject.of(source), new Inconclusive(observations))));
    return judgements;
  }

  /** What is not known of the kinds, whatever the source. */
  List<Observation> observations(List<Kind> kinds) {
    return judgements(kinds).stream()
        .flatMap(judgement -> judgement.outcome().observations().stream())
        .toList();
  }

  private Observation notNamed(Kind kind, CollectionGap gap) {
    return Observation.of(
        "it is not known which "
            + kind.title()
            + " resources exist: "
            + gap.request().display()
            + " "
            + gap.reason().words()
            + (gap.detail().isEmpty() ? "" : ", " + gap.detail()),
        gap.where().orElse(seal.gap(gap)));
  }

  /**
   * Why there is no subject at all, where no source is silent.
   *
   * @param kind whose sources would have named one
   * @param reason why none is concerned, all having answered
   */
  Judgement withoutSubject(Kind kind, String reason) {
    Optional<String> cannot =
        network.enumerations(kind).isEmpty() ? elsewhere(kind) : Optional.empty();
    if (cannot.isPresent()) {
      Observation none = Observation.of(cannot.get(), seal.manifest());
      return new Judgement(Subject.estate(), new NotApplicable(List.of(none)));
    }
    Observation observation =
        network.enumerations(kind).isEmpty()
            ? Observation.of("no source was asked for any " + kind.title(), seal.manifest())
            : Observation.of(reason, seal.manifest());
    return new Judgement(
        Subject.estate(),
        network.enumerations(kind).isEmpty()
            ? new Inconclusive(List.of(observation))
            : new NotApplicable(List.of(observation)));
  }

  /** Why the sources have no resource of a kind that only sources of another sort have. */
  private static Optional<String> elsewhere(Kind kind) {
    if (Kind.OF_CLUSTERS.contains(kind)) {
      return Optional.of("no source has manifests of a Kubernetes cluster");
    }
    if (Kind.OF_HOSTS.contains(kind)) {
      return Optional.of("no source shows the rules of a host's own firewall");
    }
    if (Kind.OF_AWS_ACCOUNTS.contains(kind)) {
      return Optional.of("no source is an account of AWS");
    }
    if (Kind.OF_AZURE_SUBSCRIPTIONS.contains(kind)) {
      return Optional.of("no source is a subscription of Azure");
    }
    return Kind.SAID_BY_PROVIDERS.contains(kind)
        ? Optional.of("no source is an account of AWS or a subscription of Azure")
        : Optional.empty();
  }
}
