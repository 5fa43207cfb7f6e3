package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.report.Previous.Changes;
import dev.ringfence.score.Scorecard;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This period beside the one before it, scored with the same formula. */
record Comparison(Scorecard scorecard, ControlTotals totals, Previous previous) {
  static Comparison of(
      Assessment now, Survey.Result seen, Assessment earlier, AssessmentArchive archive) {
    Survey survey = new Survey(earlier.header().controls());
    ReportModels.each(archive, earlier.digest(), survey::add);
    Scorecard card = survey.result().scorecard();
    AuditRun run = earlier.header().run();
    return new Comparison(
        card,
        ControlTotals.of(earlier.header(), card, flows(archive, earlier)),
        new Previous(
            run.period().toString(),
            run.attempt(),
            run.asOf(),
            ReportModels.fingerprint(earlier.digest()),
            Figures.of(card.score()),
            changes(archive, now.digest(), earlier.digest()),
            notes(now.header().run(), run)));
  }

  private static FlowTotals flows(AssessmentArchive archive, Assessment earlier) {
    try (Stream<BoundaryRecord> boundaries = archive.boundaries(earlier.digest())) {
      return boundaries.map(FlowTotals::of).reduce(FlowTotals.NONE, FlowTotals::and);
    }
  }

  private static List<String> notes(AuditRun now, AuditRun before) {
    List<String> notes = new ArrayList<>();
    if (!now.catalogue().equals(before.catalogue())) {
      notes.add(
          "The catalogue of controls changed since then: a verdict may differ because a check"
              + " does.");
    }
    if (!now.configuration().equals(before.configuration())) {
      notes.add("The configuration of the audit changed since then.");
    }
    if (!now.toolVersion().equals(before.toolVersion())) {
      notes.add(
          Text.of(
              "The tool's version was %s then and is %s now.",
              before.toolVersion(), now.toolVersion()));
    }
    return List.copyOf(notes);
  }

  private static Changes changes(AssessmentArchive archive, Digest now, Digest before) {
    try (Stream<Finding> mine = archive.findings(now);
        Stream<Finding> theirs = archive.findings(before)) {
      return changes(theirs.iterator(), mine.iterator());
    }
  }

  /** Compares two lists in canonical order. */
  static Changes changes(Iterator<Finding> before, Iterator<Finding> now) {
    return new Merge(now, before).changes();
  }

  /** Walks two lists in canonical order side by side. Used once. */
  private static final class Merge {
    private final Iterator<Finding> now;
    private final Iterator<Finding> before;
    private long newly;
    private long still;
    private long resolved;
    private long excepted;
    private long lost;

    Merge(Iterator<Finding> now, Iterator<Finding> before) {
      this.now = now;
      this.before = before;
    }

    Changes changes() {
      Finding mine = next(now);
      Finding theirs = next(before);
      while (mine != null || theirs != null) {
        int order = order(mine, theirs);
        count(order <= 0 ? mine : null, order >= 0 ? theirs : null);
        mine = order <= 0 ? next(now) : mine;
        theirs = order >= 0 ? next(before) : theirs;
      }
      return new Changes(newly, still, resolved, excepted, lost);
    }

    private static @Nullable Finding next(Iterator<Finding> findings) {
      return findings.hasNext() ? findings.next() : null;
    }

    private static int order(@Nullable Finding mine, @Nullable Finding theirs) {
      if (mine == null) {
        return 1;
      }
      return theirs == null ? -1 : mine.compareTo(theirs);
    }

    private void count(@Nullable Finding mine, @Nullable Finding theirs) {
      boolean wasViolated = theirs != null && isViolated(theirs);
      if (mine != null && isViolated(mine)) {
        still += wasViolated ? 1 : 0;
        newly += wasViolated ? 0 : 1;
      } else if (wasViolated) {
        countEnded(mine);
      }
    }

    private void countEnded(@Nullable Finding mine) {
      VerdictWord word = mine == null ? VerdictWord.CONFORMING : FindingWording.verdict(mine);
      switch (word) {
        case EXCEPTED -> excepted++;
        case NOT_CHECKED -> lost++;
        case CONFORMING, NOT_APPLICABLE, VIOLATED -> resolved++;
      }
    }

    private static boolean isViolated(Finding finding) {
      return FindingWording.verdict(finding) == VerdictWord.VIOLATED;
    }
  }
}
