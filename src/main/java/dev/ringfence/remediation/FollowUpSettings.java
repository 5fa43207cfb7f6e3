package dev.ringfence.remediation;

import dev.ringfence.control.Severity;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How findings and exceptions are followed up; {@code follow-up} of audit.yaml.
 *
 * @param ownerTag key of the tag that names who answers for a resource
 * @param owner who answers for what has no such tag
 * @param dueDays days from the day a finding was opened to the day it has to be closed
 * @param mostFindings findings above which an exception is too broad
 */
public record FollowUpSettings(
    Optional<String> ownerTag,
    Optional<String> owner,
    SortedMap<Severity, Integer> dueDays,
    int mostFindings) {
  /** What holds where audit.yaml says nothing. */
  public static final FollowUpSettings STANDARD =
      new FollowUpSettings(
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(
              Map.of(
                  Severity.CRITICAL, 7, Severity.HIGH, 30, Severity.MEDIUM, 90, Severity.LOW, 180)),
          10);

  public FollowUpSettings {
    dueDays = Collections.unmodifiableSortedMap(new TreeMap<>(dueDays));
    if (dueDays.size() != Severity.values().length) {
      throw new IllegalArgumentException("due days of some severities only: " + dueDays.keySet());
    }
  }

  public int dueDays(Severity severity) {
    Integer days = dueDays.get(severity);
    if (days == null) {
      throw new IllegalStateException("no due days for " + severity);
    }
    return days;
  }
}
