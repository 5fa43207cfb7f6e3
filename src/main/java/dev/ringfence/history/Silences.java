package dev.ringfence.history;

import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a subject may be missing though it is still there: its source said nothing to the check, or
 * was not collected at all. What is in doubt counts as silence.
 */
final class Silences {
  private static final Set<String> ANYWHERE = Set.of("", "global", "unknown");

  private final Map<CheckTerms.Key, List<Sighting>> silent = new HashMap<>();
  private final Set<EvidenceSource> collected;

  Silences(Set<EvidenceSource> collected) {
    this.collected = collected;
  }

  void add(Sighting sighting) {
    if (sighting.isSilence()) {
      silent
          .computeIfAbsent(CheckTerms.Key.of(sighting.key()), key -> new ArrayList<>())
          .add(sighting);
    }
  }

  boolean hides(FindingKey key, EvidenceSource place) {
    boolean isOfASource = !place.account().isEmpty();
    return (isOfASource && collected.stream().noneMatch(source -> isSame(source, place)))
        || silent.getOrDefault(CheckTerms.Key.of(key), List.of()).stream()
            .anyMatch(
                sighting ->
                    !isOfASource
                        || sighting.place().account().isEmpty()
                        || isSame(sighting.place(), place));
  }

  /** What a repository declares is in a folder of it. */
  private static boolean isSame(EvidenceSource one, EvidenceSource other) {
    return (one.account().equals(other.account())
            || other.account().startsWith(one.account() + "/"))
        && (one.region().equals(other.region())
            || ANYWHERE.contains(one.region())
            || ANYWHERE.contains(other.region()));
  }
}
