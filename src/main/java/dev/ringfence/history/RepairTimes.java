package dev.ringfence.history;

import java.util.List;
import java.util.Optional;

/**
 * How long it took to close findings, in days from the audit that saw one to the audit that saw it
 * settled.
 *
 * @param closed how many were closed
 * @param mean empty where none was
 * @param median of an even number, the mean of the two in the middle; empty where none was
 */
public record RepairTimes(long closed, Optional<Double> mean, Optional<Double> median) {
  public static RepairTimes of(List<Spell> spells) {
    List<Long> days = spells.stream().flatMap(spell -> spell.days().stream()).sorted().toList();
    if (days.isEmpty()) {
      return new RepairTimes(0, Optional.empty(), Optional.empty());
    }
    double sum = days.stream().mapToLong(Long::longValue).sum();
    int half = days.size() / 2;
    double middle =
        days.size() % 2 == 1 ? days.get(half) : (days.get(half - 1) + days.get(half)) / 2.0;
    return new RepairTimes(days.size(), Optional.of(sum / days.size()), Optional.of(middle));
  }
}
