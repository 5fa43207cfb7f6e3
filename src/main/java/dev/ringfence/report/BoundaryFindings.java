package dev.ringfence.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings about boundaries, by boundary; of each the worst few are kept. */
final class BoundaryFindings {
  private static final String KIND = "boundary";
  private static final int MOST = 30;
  private static final Comparator<FindingRow> WORST =
      Comparator.comparing(FindingRow::verdict).thenComparing(FindingRow::number);

  private final Map<String, List<FindingRow>> rows = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  void add(FindingRow row) {
    if (!row.subject().kind().equals(KIND)) {
      return;
    }
    String boundary = row.subject().id();
    counts.merge(boundary, 1L, Long::sum);
    List<FindingRow> kept = rows.computeIfAbsent(boundary, id -> new ArrayList<>());
    kept.add(row);
    kept.sort(WORST);
    if (kept.size() > MOST) {
      kept.remove(MOST);
    }
  }

  /** Those about a boundary, worst first. */
  Shown<FindingRow> about(String boundary) {
    return new Shown<>(
        rows.getOrDefault(boundary, List.of()), counts.getOrDefault(boundary, 0L), "Findings");
  }

  /** Whether one of them needs attention. */
  boolean isConcerned(String boundary) {
    return about(boundary).rows().stream()
        .anyMatch(row -> row.verdict().compareTo(VerdictWord.EXCEPTED) <= 0);
  }
}
