package dev.ringfence.read.kubernetes;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Labels of something.
 *
 * @param known those that are told
 * @param untold which others it may have
 */
record Labels(Map<String, String> known, Predicate<String> untold) {
  /** Given to pods by what makes them, not by their template (well-known labels). */
  private static final Set<String> GIVEN =
      Set.of(
          "pod-template-hash",
          "controller-revision-hash",
          "pod-template-generation",
          "controller-uid",
          "job-name",
          "batch.kubernetes.io/controller-uid",
          "batch.kubernetes.io/job-name",
          "batch.kubernetes.io/job-completion-index",
          "statefulset.kubernetes.io/pod-name",
          "apps.kubernetes.io/pod-index");

  Labels {
    known = Map.copyOf(known);
  }

  /** All labels of what is declared itself. */
  static Labels all(Map<String, String> labels) {
    return new Labels(labels, key -> false);
  }

  /** Those of pods that something makes from a template. */
  static Labels ofTemplate(Map<String, String> labels) {
    return new Labels(labels, GIVEN::contains);
  }

  /** Those of something that is not declared, as far as they are sure. */
  static Labels some(Map<String, String> labels) {
    return new Labels(labels, key -> true);
  }

  Match has(String key) {
    return known.containsKey(key) ? Match.YES : absent(key);
  }

  Match isOneOf(String key, Set<String> values) {
    String value = known.get(key);
    return value == null ? absent(key) : Match.of(values.contains(value));
  }

  private Match absent(String key) {
    return untold.test(key) ? Match.MAYBE : Match.NO;
  }
}
