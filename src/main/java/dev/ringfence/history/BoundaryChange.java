package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.history.BoundaryTimeline.Moment;
import dev.ringfence.network.Boundary;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A boundary that does not let through what it let through in an earlier assessment; one that
 * either did not analyse is none.
 *
 * @param isComparable see {@link Moment}; if not, what was added and removed is not known
 * @param isWhole see {@link Moment}
 */
public record BoundaryChange(
    Boundary boundary,
    boolean isComparable,
    List<BoundaryTimeline.Line> added,
    List<BoundaryTimeline.Line> removed,
    boolean isWhole) {
  public BoundaryChange {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** All such boundaries, in the order of zones; each is read by itself. */
  public static List<BoundaryChange> between(
      Assessment before, Assessment now, AssessmentArchive archive) {
    Set<Boundary> boundaries = new TreeSet<>();
    for (Assessment assessment : List.of(before, now)) {
      try (Stream<BoundaryRecord> all = archive.boundaries(assessment.digest())) {
        all.map(BoundaryRecord::boundary).forEach(boundaries::add);
      }
    }
    return boundaries.stream()
        .map(boundary -> BoundaryTimeline.of(boundary, List.of(before, now), archive))
        .map(timeline -> of(timeline.boundary(), timeline.moments().get(1)))
        .filter(BoundaryChange::isTelling)
        .toList();
  }

  private boolean isTelling() {
    return !isComparable || !isWhole || !added.isEmpty() || !removed.isEmpty();
  }

  private static BoundaryChange of(Boundary boundary, Moment moment) {
    return new BoundaryChange(
        boundary, moment.isComparable(), moment.added(), moment.removed(), moment.isWhole());
  }
}
