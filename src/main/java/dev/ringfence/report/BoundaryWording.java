package dev.ringfence.report;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.DocumentedRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.PolicyRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.report.BoundaryRow.BoundaryHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words what a boundary comes to. */
final class BoundaryWording {
  private BoundaryWording() {}

  /**
   * @param number of the boundary in the order of zones, from 1
   */
  static BoundaryHead head(BoundaryRecord boundary, long number) {
    FlowTotals totals = FlowTotals.of(boundary);
    return new BoundaryHead(
        Text.of("B-%03d", number),
        boundary.boundary().from(),
        boundary.boundary().to(),
        state(boundary, totals),
        totals,
        allowed(boundary),
        difference(boundary, totals),
        linesLeft(boundary.flows()));
  }

  private static BoundaryState state(BoundaryRecord boundary, FlowTotals totals) {
    if (totals.beyond() > 0) {
      return BoundaryState.BEYOND;
    }
    if (totals.mayBeBeyond() > 0) {
      return BoundaryState.MAY_BE_BEYOND;
    }
    if (totals.lines() == 0) {
      return boundary.mediated().total() > 0 ? BoundaryState.MEDIATED : BoundaryState.CLOSED;
    }
    if (totals.undocumented() > 0 && needsDocument(boundary)) {
      return BoundaryState.UNDOCUMENTED;
    }
    if (!boundary.isAnyPolicyGiven()) {
      return totals.certain() == 0
          ? BoundaryState.MAY_PASS_BY_NOBODY
          : BoundaryState.STATED_BY_NOBODY;
    }
    return totals.certain() == 0 ? BoundaryState.MAY_PASS : BoundaryState.ALLOWED;
  }

  /** Where there is no policy, the table is all that owners say. */
  private static boolean needsDocument(BoundaryRecord boundary) {
    return boundary.policy().map(PolicyRecord::needsDocument).orElse(!boundary.isAnyPolicyGiven());
  }

  private static List<String> allowed(BoundaryRecord boundary) {
    if (boundary.policy().isEmpty()) {
      return List.of(
          boundary.isAnyPolicyGiven()
              ? "nothing: no policy names this boundary"
              : "the audit was given no policy");
    }
    List<PolicyRecord.Allowed> allowed = boundary.policy().get().allowed();
    return allowed.isEmpty()
        ? List.of("nothing")
        : allowed.stream().map(PolicyRecord.Allowed::text).toList();
  }

  /** A few words for a cell of the matrix. */
  static List<String> details(BoundaryRecord boundary, FlowTotals totals) {
    List<String> details = new ArrayList<>();
    if (boundary.isAnyPolicyGiven()) {
      int lines = boundary.policy().map(policy -> policy.allowed().size()).orElse(0);
      details.add("allowed: " + (lines == 0 ? "nothing" : Text.count(lines, "line", "lines")));
    }
    if (totals.lines() > 0) {
      details.add(totals.display());
    }
    add(details, totals.beyond(), "not allowed");
    add(details, totals.mayBeBeyond(), "perhaps not allowed");
    add(details, totals.undocumented(), "undocumented");
    add(details, boundary.mediated().total(), "mediated");
    return details;
  }

  private static void add(List<String> details, long number, String word) {
    if (number > 0) {
      details.add(Text.of("%,d %s", number, word));
    }
  }

  private static List<String> difference(BoundaryRecord boundary, FlowTotals totals) {
    List<String> sentences = new ArrayList<>();
    if (totals.beyond() > 0) {
      sentences.add(
          Text.count(totals.beyond(), "line passes", "lines pass")
              + " for certain and "
              + (totals.beyond() == 1 ? "is" : "are")
              + " not allowed.");
    }
    if (totals.mayBeBeyond() > 0) {
      sentences.add(
          Text.count(totals.mayBeBeyond(), "line", "lines")
              + " may pass without being allowed: that it passes is not certain, or whether it is"
              + " allowed cannot be told.");
    }
    if (totals.undocumented() > 0) {
      sentences.add(
          Text.count(totals.undocumented(), "line is", "lines are")
              + " not in the table of documented flows"
              + (needsDocument(boundary) ? "." : ", which the policy does not ask for."));
    }
    unused(boundary).ifPresent(sentences::add);
    if (sentences.isEmpty()) {
      sentences.add(agreed(boundary, totals));
    }
    DriftWording.sentence(boundary).ifPresent(sentences::add);
    return sentences;
  }

  private static Optional<String> unused(BoundaryRecord boundary) {
    long rows =
        boundary.documented().items().stream().filter(row -> row.use().isBeyondNetwork()).count();
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            Text.count(rows, "documented row names", "documented rows name")
                + " what the network does not permit.");
  }

  private static String agreed(BoundaryRecord boundary, FlowTotals totals) {
    if (totals.lines() == 0) {
      return boundary.mediated().total() > 0
          ? "No packet passes; connections are mediated."
          : "Nothing passes.";
    }
    boolean isDocumented =
        boundary.counts().stream().allMatch(count -> count.documented() == Standing.COVERED);
    if (!boundary.isAnyPolicyGiven()) {
      return isDocumented
          ? "All that passes is documented; no policy says what is allowed."
          : "Nobody has stated what may pass.";
    }
    return isDocumented
        ? "All that passes is allowed and documented."
        : "All that passes is allowed.";
  }

  static String linesLeft(Listed<?> flows) {
    return flows.isCut()
        ? Text.of(
            "The assessment keeps the first %,d of %,d lines; the counts are of all.",
            flows.items().size(), flows.total())
        : "";
  }

  static String use(DocumentedRecord row) {
    return switch (row.use()) {
      case PASSES -> "✓ passes";
      case MAY_PASS -> "○ may pass";
      case PASSES_IN_PART -> "▽ not permitted: " + row.unused();
      case PASSES_NOT -> "▽ not permitted";
    };
  }

  static String useStyle(DocumentedRecord row) {
    return switch (row.use()) {
      case PASSES -> VerdictWord.CONFORMING.style();
      case MAY_PASS -> VerdictWord.NOT_CHECKED.style();
      case PASSES_IN_PART, PASSES_NOT -> VerdictWord.EXCEPTED.style();
    };
  }
}
