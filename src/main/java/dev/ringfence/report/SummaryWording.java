package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.control.Severity;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.report.ExceptionRow.State;
import dev.ringfence.report.Summary.Concern;
import dev.ringfence.report.Summary.Tile;
import dev.ringfence.score.CheckScore;
import dev.ringfence.score.ScoringPolicy;
import dev.ringfence.score.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Words what a reader has to know first. */
final class SummaryWording {
  /** Checks needing attention that the summary names. */
  private static final int CONCERNS = 15;

  private final AssessmentHeader header;
  private final Survey.Result seen;
  private final Optional<Comparison> comparison;
  private final BoundaryModels boundaries;
  private final String remediation;

  SummaryWording(
      AssessmentHeader header,
      Survey.Result seen,
      Optional<Comparison> comparison,
      BoundaryModels boundaries,
      String remediation) {
    this.header = header;
    this.seen = seen;
    this.comparison = comparison;
    this.boundaries = boundaries;
    this.remediation = remediation;
  }

  Summary summary() {
    return new Summary(
        headline(),
        sentences(),
        tiles(),
        concerns(),
        ControlTotals.of(header, seen.scorecard(), boundaries.survey().totals())
            .beside(comparison.map(Comparison::totals)),
        Counts.of(seen.scorecard().tally()),
        Figures.of(seen.scorecard().score()),
        formula());
  }

  private String headline() {
    Map<VerdictWord, Integer> checks = checks();
    List<String> parts = new ArrayList<>();
    int conforming = checks.getOrDefault(VerdictWord.CONFORMING, 0);
    int all = checks.values().stream().mapToInt(Integer::intValue).sum();
    parts.add(
        Text.of("%d of %d %s", conforming, all, all == 1 ? "checks conforms" : "checks conform"));
    addIfAny(
        parts, checks, VerdictWord.EXCEPTED, "conforms", "conform", " with approved exceptions");
    int violated = checks.getOrDefault(VerdictWord.VIOLATED, 0);
    parts.add(Text.of("%d %s violated", violated, violated == 1 ? "is" : "are"));
    parts.add(
        Text.of("%d could not be fully checked", checks.getOrDefault(VerdictWord.NOT_CHECKED, 0)));
    addIfAny(parts, checks, VerdictWord.NOT_APPLICABLE, "does", "do", " not apply");
    return String.join("; ", parts);
  }

  private static void addIfAny(
      List<String> parts,
      Map<VerdictWord, Integer> checks,
      VerdictWord word,
      String one,
      String many,
      String rest) {
    int number = checks.getOrDefault(word, 0);
    if (number > 0) {
      parts.add(number + " " + (number == 1 ? one : many) + rest);
    }
  }

  private Map<VerdictWord, Integer> checks() {
    Map<VerdictWord, Integer> checks = new EnumMap<>(VerdictWord.class);
    seen.scorecard().controls().stream()
        .flatMap(control -> control.checks().stream())
        .map(CheckScore::tally)
        .forEach(tally -> checks.merge(Counts.of(tally).verdict(), 1, Integer::sum));
    return checks;
  }

  private List<String> sentences() {
    Tally tally = seen.scorecard().tally();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Text.of(
            "%,d findings: %,d violated%s, %,d not checked, %,d conforming with approved exception,"
                + " %,d conforming, %,d not applicable.",
            tally.findings(),
            tally.violated(),
            lapsed(tally),
            tally.notChecked(),
            tally.excepted(),
            tally.conforming(),
            tally.notApplicable()));
    header.zones().ifPresent(zones -> sentences.add(boundaries.summary()));
    sentences.add(remediation);
    sentences.add(coverage());
    sentences.add(
        "This report states what was tested and what was found. It gives no opinion on compliance"
            + " as a whole.");
    return List.copyOf(sentences);
  }

  private static String lapsed(Tally tally) {
    return tally.lapsed() == 0
        ? ""
        : Text.of(" (%,d of them because an exception lapsed)", tally.lapsed());
  }

  private String coverage() {
    int sources = header.evidence().sources().size();
    long incomplete =
        header.evidence().gaps().stream().map(gap -> gap.request().source()).distinct().count();
    int gaps = header.evidence().gaps().size();
    return gaps == 0
        ? Text.of("All %,d sources answered completely.", sources)
        : Text.of(
            "%,d of %,d sources gave incomplete answers (gaps: %,d); each gap is listed with the"
                + " checks it touches.",
            incomplete, sources, gaps);
  }

  private Shown<Concern> concerns() {
    List<Concern> all =
        seen.scorecard().controls().stream()
            .flatMap(
                control ->
                    control.checks().stream()
                        .map(check -> new Rated(control.control().id().value(), check)))
            .filter(rated -> rated.verdict().compareTo(VerdictWord.NOT_CHECKED) <= 0)
            .sorted(Comparator.comparing(Rated::verdict).thenComparing(Rated::severity))
            .map(Rated::concern)
            .toList();
    return new Shown<>(all.subList(0, Math.min(CONCERNS, all.size())), all.size(), "Controls");
  }

  private record Rated(String control, CheckScore score) {
    VerdictWord verdict() {
      return Counts.of(score.tally()).verdict();
    }

    Severity severity() {
      return score.check().severity();
    }

    Concern concern() {
      return new Concern(
          control,
          score.check().id().value(),
          score.check().title(),
          severity().word(),
          verdict(),
          Counts.of(score.tally()).display());
    }
  }

  private List<Tile> tiles() {
    Tally tally = seen.scorecard().tally();
    Map<State, Long> grants = grants();
    Figures figures = Figures.of(seen.scorecard().score());
    return List.of(
        tile(VerdictWord.VIOLATED, tally, "violated", Tally::violated),
        tile(VerdictWord.NOT_CHECKED, tally, "not checked", Tally::notChecked),
        tile(VerdictWord.CONFORMING, tally, "conforming", Tally::conforming),
        new Tile(
            Text.of("%,d", header.exceptions().size()),
            "exceptions",
            Text.of(
                "%d lapsed, %d ending within 30 days",
                grants.getOrDefault(State.LAPSED, 0L), grants.getOrDefault(State.ENDING, 0L)),
            VerdictWord.EXCEPTED.style()),
        new Tile(
            figures.score().display(),
            "score",
            "coverage " + figures.coverage().display() + scoreBefore(),
            "plain"));
  }

  private Tile tile(VerdictWord word, Tally tally, String label, ToLongFunction<Tally> count) {
    return new Tile(
        Text.of("%,d", count.applyAsLong(tally)),
        "findings " + label,
        comparison
            .map(
                earlier ->
                    Text.of(
                        "was %,d in %s",
                        count.applyAsLong(earlier.scorecard().tally()),
                        earlier.previous().period()))
            .orElse("no earlier period"),
        word.style());
  }

  private String scoreBefore() {
    return comparison
        .map(earlier -> "; score was " + earlier.previous().figures().score().display())
        .orElse("");
  }

  private Map<State, Long> grants() {
    Map<State, Long> states = new EnumMap<>(State.class);
    for (ExceptionGrant grant : header.exceptions()) {
      boolean isUsed = seen.exceptionUse().getOrDefault(grant.id(), 0L) > 0;
      states.merge(GrantWording.state(grant, header.run().day(), isUsed), 1L, Long::sum);
    }
    return states;
  }

  private static String formula() {
    return "Score, formula version "
        + ScoringPolicy.FORMULA
        + ": for each check, the mean over its sources of the share of subjects that conform; a source"
        + " that could not name all its subjects counts as zero. For a control, and for all controls,"
        + " the mean of the checks weighted by severity (critical 8, high 4, medium 2, low 1)."
        + " Subjects not checked count as not conforming; subjects under an exception do not count as"
        + " conforming and are shown beside; what is not applicable is left out. Coverage is the same"
        + " mean of the share of subjects that could be judged. Percentages are rounded down.";
  }
}
