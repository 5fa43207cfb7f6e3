package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.history.PeriodSummary.Audited;
import dev.ringfence.score.Scorecard;
import dev.ringfence.score.Scoring;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the archive knows of an estate, from period to period.
 *
 * @param periods every month from the first audited one to the last, oldest first
 * @param lives every finding that was unmet once, in canonical order
 */
public record Timeline(List<PeriodSummary> periods, List<Life> lives) {
  public Timeline {
    periods = List.copyOf(periods);
    lives = List.copyOf(lives);
  }

  /**
   * Of the newest finished audit of each period.
   *
   * @param assessments oldest period first, one a period
   */
  public static Timeline of(List<Assessment> assessments, AssessmentArchive archive) {
    Lives lives = new Lives();
    List<PeriodSummary> periods = new ArrayList<>();
    Optional<AuditRun> before = Optional.empty();
    for (Assessment assessment : assessments) {
      AuditRun run = assessment.header().run();
      before.ifPresent(earlier -> addMissed(periods, earlier.period(), run.period()));
      try (Stream<Sighting> sightings = archive.sightings(assessment.digest())) {
        Movement movement = lives.add(assessment, sightings);
        periods.add(
            new PeriodSummary(
                run.period(),
                Optional.of(
                    Audited.of(
                        assessment,
                        scorecard(assessment, archive),
                        movement,
                        before.map(earlier -> changes(earlier, run)).orElse(List.of())))));
      }
      before = Optional.of(run);
    }
    return new Timeline(periods, lives.lives());
  }

  /** The day of the last assessment (UTC). */
  public LocalDate lastDay() {
    return periods.stream()
        .flatMap(period -> period.audited().stream())
        .map(audited -> audited.asOf().atZone(ZoneOffset.UTC).toLocalDate())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no period of it was audited"));
  }

  /** The same periods with some of the findings. */
  public Timeline only(Predicate<Life> which) {
    return new Timeline(periods, lives.stream().filter(which).toList());
  }

  /** The same from a month on; what was before is known, and not told. */
  public Timeline from(YearMonth first) {
    return new Timeline(
        periods.stream().filter(period -> !period.period().isBefore(first)).toList(),
        lives.stream().flatMap(life -> life.from(first).stream()).toList());
  }

  /** The periods up to an assessment, with itself as the last whether or not a newer one exists. */
  public static List<Assessment> upTo(Assessment assessment, AssessmentArchive archive) {
    AuditRun run = assessment.header().run();
    List<Assessment> all = new ArrayList<>();
    archive.periods(run.estate()).stream()
        .filter(earlier -> earlier.header().run().period().isBefore(run.period()))
        .forEach(all::add);
    all.add(assessment);
    return all;
  }

  private static void addMissed(List<PeriodSummary> periods, YearMonth last, YearMonth next) {
    for (YearMonth month = last.plusMonths(1); month.isBefore(next); month = month.plusMonths(1)) {
      periods.add(new PeriodSummary(month, Optional.empty()));
    }
  }

  private static Scorecard scorecard(Assessment assessment, AssessmentArchive archive) {
    Scoring scoring = new Scoring(assessment.header().controls());
    archive.counts(assessment.digest()).forEach(scoring::add);
    return scoring.scorecard();
  }

  private static List<String> changes(AuditRun before, AuditRun now) {
    List<String> changes = new ArrayList<>();
    if (!before.catalogue().equals(now.catalogue())) {
      changes.add("catalogue");
    }
    if (!before.configuration().equals(now.configuration())) {
      changes.add("configuration");
    }
    if (!before.toolVersion().equals(now.toolVersion())) {
      changes.add("tool");
    }
    return changes;
  }
}
