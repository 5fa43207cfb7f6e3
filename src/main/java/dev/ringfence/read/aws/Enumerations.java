package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Plane;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** For every source and kind, which of the calls that name such resources are not answered. */
final class Enumerations {
  private final Answers answers;
  private final Plane plane;

  Enumerations(Answers answers, Plane plane) {
    this.answers = answers;
    this.plane = plane;
  }

  List<Enumeration> all() {
    return answers.sources().stream()
        .flatMap(
            source ->
                Arrays.stream(Kind.values())
                    .filter(kind -> isNamed(kind))
                    .map(kind -> new Enumeration(source, kind, gaps(source, kind))))
        .toList();
  }

  private boolean isNamed(Kind kind) {
    return Kind.SAID_BY_PROVIDERS.contains(kind)
        ? plane == Plane.ACTUAL
        : enumerating(kind).findAny().isPresent();
  }

  /** A call that is made once per item names parts of what another call named already. */
  private Stream<String> enumerating(Kind kind) {
    return answers
        .calls()
        .enumerating(kind.word())
        .filter(spec -> !spec.isPerItem())
        .map(spec -> spec.call());
  }

  private List<CollectionGap> gaps(EvidenceSource source, Kind kind) {
    if (kind == Kind.WATCH) {
      // A source that has answered anything is watched, or is known not to be, or it is unknown.
      return answers.anyOf(source).isPresent()
          ? List.of()
          : answers.gaps(source, Watches.DETECTORS);
    }
    if (kind == Kind.RULE_VERDICT) {
      return RuleVerdicts.gaps(answers, source);
    }
    if (kind == Kind.CHANGE) {
      return Changes.gaps(answers, source);
    }
    return enumerating(kind).flatMap(call -> answers.gaps(source, call).stream()).toList();
  }
}
