package dev.ringfence.report;

import dev.ringfence.report.BoundaryPage.IssueRow;
import dev.ringfence.report.BoundaryPage.UnplacedRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * What passes from zone to zone.
 *
 * @param isAnalysed false in assessments made before flows were computed
 * @param sentences what it comes to
 * @param pages boundaries that have a policy, flows or findings
 * @param closed boundaries of which nothing else is to be said than that nothing passes
 * @param issues endpoints of which the zone is not certain
 * @param unplaced what documented tables name and the estate does not have
 */
public record BoundarySection(
    boolean isAnalysed,
    List<String> sentences,
    List<ZoneRow> zones,
    ZoneMatrix matrix,
    Shown<BoundaryPage> pages,
    List<ClosedRow> closed,
    Shown<IssueRow> issues,
    Shown<UnplacedRow> unplaced) {
  public BoundarySection {
    sentences = List.copyOf(sentences);
    zones = List.copyOf(zones);
    closed = List.copyOf(closed);
  }

  /** Everything its pages cite. */
  Stream<SourceRow> sources() {
    return pages.rows().stream().flatMap(BoundaryPage::sources);
  }

  /** Zones to which nothing passes from one zone. */
  public record ClosedRow(String from, List<String> to) {
    public ClosedRow {
      to = List.copyOf(to);
    }
  }
}
