package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.policy.DocumentationComparison;
import dev.ringfence.policy.DocumentationComparison.NotPermitted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of the documented table: what each documents passes, is explained and was reviewed. */
final class DocumentedRows {
  private final Judged judged;
  private final boolean areDated;
  private final Map<Subject, DeclaredFlow> rows = new LinkedHashMap<>();
  private final Map<Subject, List<Observation>> faults = new LinkedHashMap<>();
  private final Map<Subject, List<Observation>> doubts = new LinkedHashMap<>();

  /**
   * @param areDated whether it counts when a row was reviewed
   */
  DocumentedRows(Judged judged, boolean areDated) {
    this.judged = judged;
    this.areDated = areDated;
    judged.documentation().rows().forEach(row -> rows.putIfAbsent(Subject.of(row), row));
  }

  List<Judgement> judgements(DocumentationComparison compared) {
    compared.notPermitted().forEach(this::notPermitted);
    judged.documentation().unplaced().forEach(found -> unplaced(found.row(), found.reason()));
    compared.withoutPurpose().forEach(row -> fault(row, "it gives no purpose"));
    if (areDated) {
      compared.overdue().forEach(row -> fault(row, "its last review was on " + reviewed(row)));
      compared.undated().forEach(row -> fault(row, "nothing says when it was reviewed"));
    }
    return rows.entrySet().stream()
        .map(entry -> new Judgement(entry.getKey(), outcome(entry.getKey(), entry.getValue())))
        .toList();
  }

  private Outcome outcome(Subject subject, DeclaredFlow row) {
    List<Observation> wrong = faults.getOrDefault(subject, List.of());
    if (!wrong.isEmpty()) {
      return new NotSatisfied(wrong);
    }
    List<Observation> open = doubts.getOrDefault(subject, List.of());
    return open.isEmpty()
        ? new Satisfied(List.of(Observation.of("what the row documents passes", row.source())))
        : new Inconclusive(open);
  }

  private static String reviewed(DeclaredFlow row) {
    return row.reviewed().map(LocalDate::toString).orElse("no day");
  }

  private void notPermitted(NotPermitted found) {
    DeclaredFlow row = found.documented().row();
    String ways = found.documented().from().text() + " -> " + found.documented().to().text();
    if (found.certain().isEmpty() || isIncomplete()) {
      doubt(row, "whether %s passes %s cannot be told".formatted(found.possible(), ways));
    } else {
      fault(row, "nothing lets %s pass %s".formatted(found.certain(), ways));
    }
  }

  private void unplaced(DeclaredFlow row, String reason) {
    if (isIncomplete()) {
      doubt(row, reason + ", and not all of it is known");
    } else {
      fault(row, reason);
    }
  }

  /** Whether there may be endpoints, or names of endpoints, that the evidence does not show. */
  private boolean isIncomplete() {
    boolean isEnumerated =
        judged.network().enumerations(Kind.NETWORK_INTERFACE).stream()
            .allMatch(Enumeration::isComplete);
    return !isEnumerated
        || judged.flows().endpoints().stream().anyMatch(one -> !one.servedName().isKnown());
  }

  private void fault(DeclaredFlow row, String text) {
    add(faults, row, text);
  }

  private void doubt(DeclaredFlow row, String text) {
    add(doubts, row, text);
  }

  private static void add(Map<Subject, List<Observation>> remarks, DeclaredFlow row, String text) {
    remarks
        .computeIfAbsent(Subject.of(row), subject -> new ArrayList<>())
        .add(Observation.of(text, row.source()));
  }
}
