package dev.ringfence.report;

import dev.ringfence.report.BoundaryPage.MediatedRow;
import java.util.List;
import java.util.Optional;

/**
 * One boundary in the workbook: a row for each flow, direct or mediated, or one row if there is
 * none.
 *
 * @param what {@code direct flow}, {@code mediated flow} or that nothing passes
 * @param flow empty if it is not a direct one
 * @param mediated empty if it is not a mediated one
 */
public record BoundaryRow(
    BoundaryHead head, String what, Optional<FlowRow> flow, Optional<MediatedRow> mediated) {
  /**
   * What all rows of a boundary say.
   *
   * @param number {@code B-003}, in the order of zones; holds for one report
   * @param allowed what its policy lets pass, in words
   * @param difference what passes and should not, and the other way round
   * @param linesLeft how many lines the assessment did not keep, in words, or empty
   */
  public record BoundaryHead(
      String number,
      String from,
      String to,
      BoundaryState state,
      FlowTotals totals,
      List<String> allowed,
      List<String> difference,
      String linesLeft) {
    public BoundaryHead {
      allowed = List.copyOf(allowed);
      difference = List.copyOf(difference);
    }

    /** {@code public → data}. */
    public String title() {
      return from + " → " + to;
    }
  }
}
