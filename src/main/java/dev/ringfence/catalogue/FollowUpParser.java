package dev.ringfence.catalogue;

import dev.ringfence.control.Severity;
import dev.ringfence.network.Nearest;
import dev.ringfence.remediation.FollowUpSettings;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code follow-up} of audit.yaml: who answers for findings, and by when. */
final class FollowUpParser {
  private static final int MOST_DAYS = 3_660;
  private static final int MOST_FINDINGS = 1_000_000;
  private static final List<String> SEVERITIES =
      Stream.of(Severity.values()).map(Severity::word).toList();

  private FollowUpParser() {}

  static FollowUpSettings settings(Section audit) {
    FollowUpSettings standard = FollowUpSettings.STANDARD;
    return audit
        .section("follow-up", "a follow-up", Keys.FOLLOW_UP)
        .map(
            section ->
                new FollowUpSettings(
                    text(section, "owner-tag"),
                    text(section, "owner"),
                    dueDays(section, standard.dueDays()),
                    WholeNumbers.of(section, "broad-exception", 1, MOST_FINDINGS)
                        .orElse(standard.mostFindings())))
        .orElse(standard);
  }

  private static Optional<String> text(Section section, String key) {
    return section.has(key)
        ? Optional.of(section.text(key)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static SortedMap<Severity, Integer> dueDays(
      Section section, SortedMap<Severity, Integer> standard) {
    SortedMap<Severity, Integer> days = new TreeMap<>(standard);
    section
        .entries("due-days")
        .forEach(
            (word, entry) -> {
              Optional<Severity> severity = Severity.named(word);
              Optional<Integer> number = WholeNumbers.in(entry.value(), 0, MOST_DAYS);
              if (severity.isEmpty()) {
                section.problem(
                    entry.line(),
                    "unknown severity \"" + word + "\"" + Nearest.hint(word, SEVERITIES));
              } else if (number.isEmpty()) {
                section.wrongType(
                    word, entry.value(), "a whole number of days from 0 to " + MOST_DAYS);
              } else {
                days.put(severity.get(), number.get());
              }
            });
    return days;
  }
}
