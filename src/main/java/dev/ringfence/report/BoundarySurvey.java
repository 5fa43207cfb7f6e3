package dev.ringfence.report;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.DriftRecord;
import dev.ringfence.report.BoundaryRow.BoundaryHead;
import dev.ringfence.report.BoundarySection.ClosedRow;
import dev.ringfence.report.MatrixWording.Pair;
import dev.ringfence.report.ZoneMatrix.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A first reading of all boundaries: what each comes to, and which deserve a page. */
final class BoundarySurvey {
  /** Boundaries that one document prints a section on. */
  private static final int PAGES = 80;

  private final Map<BoundaryState, Long> states = new EnumMap<>(BoundaryState.class);
  private final List<Seen> seen = new ArrayList<>();
  private FlowTotals totals = FlowTotals.NONE;
  private long certainlyOpen;
  private long rows;
  private long hops;
  private long drifts;

  /**
   * One boundary.
   *
   * @param isTelling whether there is more to say than that nothing passes
   */
  private record Seen(BoundaryHead head, List<String> details, boolean isTelling) {}

  /** Reads all boundaries once. */
  static BoundarySurvey of(Stream<BoundaryRecord> boundaries, BoundaryFindings findings) {
    BoundarySurvey survey = new BoundarySurvey();
    boundaries.forEachOrdered(boundary -> survey.add(boundary, findings));
    return survey;
  }

  private void add(BoundaryRecord boundary, BoundaryFindings findings) {
    BoundaryHead head = BoundaryWording.head(boundary, seen.size() + 1L);
    states.merge(head.state(), 1L, Long::sum);
    totals = totals.and(head.totals());
    certainlyOpen += head.totals().certain() > 0 ? 1 : 0;
    rows += Math.max(1, boundary.flows().items().size() + boundary.mediated().items().size());
    hops += hops(boundary);
    drifts += DriftWording.count(boundary);
    boolean isTelling =
        head.state().compareTo(BoundaryState.CLOSED) < 0
            || boundary.policy().isPresent()
            || boundary.documented().total() > 0
            || boundary.drift().filter(DriftRecord::isAny).isPresent()
            || findings.isConcerned(boundary.boundary().id());
    seen.add(new Seen(head, BoundaryWording.details(boundary, head.totals()), isTelling));
  }

  private static long hops(BoundaryRecord boundary) {
    return Stream.concat(
            boundary.flows().items().stream().map(flow -> flow.witness()),
            boundary.mediated().items().stream()
                .flatMap(flow -> Stream.of(flow.first(), flow.second())))
        .mapToLong(path -> path.request().size() + path.answer().size())
        .sum();
  }

  FlowTotals totals() {
    return totals;
  }

  long boundaries() {
    return seen.size();
  }

  /** How many boundaries certainly let packets pass. */
  long certainlyOpen() {
    return certainlyOpen;
  }

  /** How many boundaries let packets pass, or may. */
  long open() {
    return states.entrySet().stream()
        .filter(entry -> entry.getKey().isOpen())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long of(BoundaryState state) {
    return states.getOrDefault(state, 0L);
  }

  /** Rows of the workbook: one for each flow, or for a boundary without any. */
  long rows() {
    return rows;
  }

  long hops() {
    return hops;
  }

  /** Rows of the workbook on how code and account differ. */
  long drifts() {
    return drifts;
  }

  long telling() {
    return seen.stream().filter(Seen::isTelling).count();
  }

  /** Numbers of those that pages have room for, the worst first to be taken. */
  Set<String> printed() {
    Set<String> printed = new HashSet<>();
    seen.stream()
        .filter(Seen::isTelling)
        .map(Seen::head)
        .sorted(Comparator.comparing(BoundaryHead::state))
        .limit(PAGES)
        .forEach(head -> printed.add(head.number()));
    return printed;
  }

  Map<Pair, Cell> cells() {
    Set<String> printed = printed();
    Map<Pair, Cell> cells = new HashMap<>();
    for (Seen one : seen) {
      BoundaryHead head = one.head();
      long lines = head.totals().lines();
      cells.put(
          new Pair(head.from(), head.to()),
          new Cell(
              head.state(),
              head.number(),
              printed.contains(head.number()),
              lines == 0 ? "" : Text.of("%,d", lines),
              one.details()));
    }
    return cells;
  }

  /**
   * Where nothing passes and nothing else is to be said.
   *
   * @param brief how a zone is called in a list of many
   */
  List<ClosedRow> closed(UnaryOperator<String> brief) {
    Map<String, List<String>> closed = new LinkedHashMap<>();
    seen.stream()
        .filter(one -> !one.isTelling())
        .map(Seen::head)
        .forEach(
            head ->
                closed
                    .computeIfAbsent(head.from(), from -> new ArrayList<>())
                    .add(brief.apply(head.to())));
    return closed.entrySet().stream()
        .map(entry -> new ClosedRow(entry.getKey(), entry.getValue()))
        .toList();
  }
}
