package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.BoundaryTimeline;
import dev.ringfence.history.BoundaryTimeline.Line;
import dev.ringfence.history.BoundaryTimeline.Moment;
import dev.ringfence.network.Boundary;
import dev.ringfence.report.BoundaryPage.MomentRow;
import java.util.ArrayList;
import java.util.List;

/** Words what passed a boundary from month to month. */
final class BoundaryHistory {
  /** Audited months on a page. */
  private static final int MONTHS = 12;

  private static final int LINES = 3;

  private final List<Assessment> assessments;
  private final AssessmentArchive archive;

  /**
   * @param assessments oldest period first, one a period
   */
  BoundaryHistory(List<Assessment> assessments, AssessmentArchive archive) {
    this.assessments =
        assessments.subList(Math.max(0, assessments.size() - MONTHS), assessments.size());
    this.archive = archive;
  }

  /** Nothing where there is no earlier month to compare with. */
  List<MomentRow> of(Boundary boundary) {
    if (assessments.size() < 2) {
      return List.of();
    }
    List<MomentRow> rows =
        BoundaryTimeline.of(boundary, assessments, archive).moments().stream()
            .flatMap(moment -> moment.record().map(record -> row(moment, record)).stream())
            .toList();
    return rows.size() < 2 ? List.of() : rows;
  }

  private static MomentRow row(Moment moment, BoundaryRecord record) {
    BoundaryState state = BoundaryWording.head(record, 1).state();
    return new MomentRow(
        moment.period().toString(),
        moment.day().toString(),
        state.display(),
        state.style(),
        FlowTotals.of(record),
        brief(moment.added(), "+ "),
        brief(moment.removed(), "− "),
        moment.added().stream().map(Line::display).toList(),
        moment.removed().stream().map(Line::display).toList(),
        note(moment));
  }

  private static String note(Moment moment) {
    if (!moment.isComparable()) {
      return "not analysed in the audited month before: nothing to compare with";
    }
    return moment.isWhole() ? "" : "of the lines that were kept";
  }

  private static List<String> brief(List<Line> lines, String sign) {
    List<String> words = new ArrayList<>();
    lines.stream()
        .limit(LINES)
        .forEach(
            line ->
                words.add(
                    "%s%s: %s → %s, %s"
                        .formatted(
                            sign,
                            line.services(),
                            brief(line.sources()),
                            brief(line.destinations()),
                            line.via())));
    if (lines.size() > LINES) {
      words.add(sign + Text.of("%,d more, all in sheet Boundary history", lines.size() - LINES));
    }
    return words;
  }

  /** The first of many blocks, and how many follow. */
  private static String brief(String addresses) {
    int except = addresses.indexOf(" except ");
    String blocks = except < 0 ? addresses : addresses.substring(0, except);
    String[] parts = blocks.split(",");
    String first =
        parts.length <= 2 ? blocks : Text.of("%s and %,d more", parts[0], parts.length - 1);
    return except < 0 ? first : first + " with exceptions";
  }
}
