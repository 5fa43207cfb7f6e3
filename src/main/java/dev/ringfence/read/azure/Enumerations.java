package dev.ringfence.read.azure;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For every subscription and kind, which of the calls that name such resources are not answered.
 * What Azure has and this version does not read is missing from every subscription.
 */
final class Enumerations {
  /** What has no counterpart in Azure, or is always there. */
  private static final Set<Kind> FOREIGN =
      Stream.of(
              Set.of(Kind.ORDERED_FILTER, Kind.ORDERED_RULE, Kind.PREFIX_LIST),
              Kind.OF_CLUSTERS,
              Kind.OF_HOSTS,
              Kind.OF_AWS_ACCOUNTS)
          .flatMap(Set::stream)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));

  private final Estate estate;
  private final Answers answers;

  Enumerations(Estate estate) {
    this.estate = estate;
    this.answers = estate.answers();
  }

  List<Enumeration> all() {
    return answers.sources().stream()
        .flatMap(
            source ->
                Arrays.stream(Kind.values())
                    .filter(kind -> !FOREIGN.contains(kind))
                    .map(kind -> new Enumeration(source, kind, gaps(source, kind))))
        .toList();
  }

  private List<CollectionGap> gaps(EvidenceSource source, Kind kind) {
    List<CallSpec> naming = answers.calls().enumerating(kind.word()).toList();
    if (naming.isEmpty()) {
      return List.of(
          new CollectionGap(
              Request.of(source, "az"),
              Reason.NOT_COLLECTED,
              "this version does not read any " + kind.title() + " from Azure",
              Optional.empty()));
    }
    if (Kind.OF_AZURE_SUBSCRIPTIONS.contains(kind)) {
      return new InEffect(estate, naming.get(0).call()).gaps(source);
    }
    List<CollectionGap> gaps = new ArrayList<>();
    naming.stream()
        .filter(spec -> !spec.isPerItem())
        .flatMap(spec -> answers.gap(source, spec.call()).stream())
        .forEach(gaps::add);
    if (kind == Kind.NETWORK_INTERFACE) {
      ofScaleSets(source).forEach(gaps::add);
    }
    return gaps;
  }

  /** Interfaces of scale sets are in the answers about each set alone. */
  private Stream<CollectionGap> ofScaleSets(EvidenceSource source) {
    return estate.all(Calls.SCALE_SETS).stream()
        .filter(set -> set.source().equals(source))
        .flatMap(
            set ->
                answers
                    .itemsFor(source, Calls.SCALED_INTERFACES, set.id())
                    .fold(
                        known -> Stream.<CollectionGap>of(),
                        unknown ->
                            Stream.of(
                                new CollectionGap(
                                    Request.of(source, Calls.SCALED_INTERFACES),
                                    Reason.NOT_COLLECTED,
                                    "of scale set " + set.name(),
                                    Optional.empty()))));
  }
}
