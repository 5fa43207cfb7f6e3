package dev.ringfence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evidence of one source.
 *
 * @param callers who asked, each once
 */
public record EvidenceGroup(String source, List<String> callers, List<EvidenceRow> rows) {
  public EvidenceGroup {
    callers = List.copyOf(callers);
    rows = List.copyOf(rows);
  }

  static List<EvidenceGroup> of(List<EvidenceRow> rows) {
    Map<String, List<EvidenceRow>> bySource = new LinkedHashMap<>();
    rows.forEach(
        row -> bySource.computeIfAbsent(row.source(), source -> new ArrayList<>()).add(row));
    return bySource.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  private static EvidenceGroup of(String source, List<EvidenceRow> rows) {
    return new EvidenceGroup(
        source, rows.stream().map(EvidenceRow::caller).distinct().toList(), rows);
  }

  /** Whether each row has to say who asked. */
  public boolean isAskedBySeveral() {
    return callers.size() > 1;
  }
}
