package dev.ringfence.check;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.StandIns;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A judgement whose observations name workloads and not what stands for their addresses. */
final class NamedJudgement {
  private NamedJudgement() {}

  static Judgement of(Judgement judgement, StandIns words) {
    if (words.isEmpty()) {
      return judgement;
    }
    return new Judgement(
        judgement.subject(),
        judgement
            .outcome()
            .<Outcome>fold(
                satisfied -> new Outcome.Satisfied(named(satisfied, words)),
                notSatisfied -> new Outcome.NotSatisfied(named(notSatisfied, words)),
                inconclusive -> new Outcome.Inconclusive(named(inconclusive, words)),
                notApplicable -> new Outcome.NotApplicable(named(notApplicable, words))),
        judgement.packets());
  }

  /** Pods have an address of either family: what is seen of both is one observation. */
  private static List<Observation> named(Outcome outcome, StandIns words) {
    Map<String, Set<SourceRef>> byText = new LinkedHashMap<>();
    outcome
        .observations()
        .forEach(
            seen ->
                byText
                    .computeIfAbsent(words.in(seen.text()), key -> new LinkedHashSet<>())
                    .addAll(seen.sources()));
    return byText.entrySet().stream()
        .map(entry -> new Observation(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
