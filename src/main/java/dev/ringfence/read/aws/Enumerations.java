package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** For every source and kind, which of the calls that name such resources are not answered. */
final class Enumerations {
  private final Answers answers;

  Enumerations(Answers answers) {
    this.answers = answers;
  }

  List<Enumeration> all() {
    return answers.sources().stream()
        .flatMap(
            source ->
                Arrays.stream(Kind.values())
                    .filter(kind -> enumerating(kind).findAny().isPresent())
                    .map(kind -> new Enumeration(source, kind, gaps(source, kind))))
        .toList();
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
    return enumerating(kind).flatMap(call -> answers.gaps(source, call).stream()).toList();
  }
}
