package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.Movement;
import dev.ringfence.history.PeriodSummary.Audited;
import dev.ringfence.report.Previous.Changes;
import dev.ringfence.score.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This period beside the one before it, scored with the same formula. */
record Comparison(Scorecard scorecard, ControlTotals totals, Previous previous) {
  static Comparison of(
      Assessment now,
      Audited audited,
      Assessment earlier,
      Audited before,
      AssessmentArchive archive) {
    Scorecard card = before.scorecard();
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
            changes(audited.movement()),
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

  static Changes changes(Movement moves) {
    long fresh = moves.fresh() + moves.reopened() + moves.returned();
    return new Changes(
        fresh, moves.open() - fresh, moves.resolved(), moves.excepted(), moves.lost());
  }
}
