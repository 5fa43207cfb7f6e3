package dev.ringfence.score;

import dev.ringfence.assessment.Finding;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.score.ScoringPolicy.Weighted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Scores findings as they pass by; what it keeps grows with checks and sources, not with findings.
 * Confined to one thread.
 */
public final class Scoring {
  private final List<Control> controls;
  private final Map<Key, SortedMap<Place, Stratum>> strata = new HashMap<>();

  private record Key(ControlId control, CheckId check) {}

  private record Place(String provider, String account, String region)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::provider)
            .thenComparing(Place::account)
            .thenComparing(Place::region);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** What one check found in one source. */
  private record Stratum(Tally tally, boolean isPopulationKnown) {
    private static final Stratum EMPTY = new Stratum(Tally.NONE, true);

    Stratum and(Stratum other) {
      return new Stratum(tally.and(other.tally), isPopulationKnown && other.isPopulationKnown);
    }

    Score score() {
      double applicable = tally.applicable();
      return isPopulationKnown
          ? new Score(
              tally.conforming() / applicable,
              tally.excepted() / applicable,
              new Coverage(tally.judged() / applicable))
          : Score.ZERO;
    }
  }

  /**
   * @param controls whose checks were to run; one without any finding counts as not checked
   */
  public Scoring(List<Control> controls) {
    this.controls = controls.stream().sorted(Comparator.comparing(Control::id)).toList();
    this.controls.forEach(
        control ->
            control
                .checks()
                .forEach(check -> strata.put(new Key(control.id(), check.id()), new TreeMap<>())));
  }

  /** Scores all findings of an assessment in one pass. */
  public static Scorecard of(List<Control> controls, Stream<Finding> findings) {
    Scoring scoring = new Scoring(controls);
    findings.forEachOrdered(scoring::add);
    return scoring.scorecard();
  }

  /**
   * Counts one finding.
   *
   * @throws IllegalArgumentException if it is of a check that none of the controls has: it would be
   *     in no total
   */
  public void add(Finding finding) {
    add(Counted.of(finding));
  }

  /**
   * Counts findings of one check in one source.
   *
   * @throws IllegalArgumentException like {@link #add(Finding)}
   */
  public void add(Counted counted) {
    found(counted.control(), counted.check())
        .merge(
            new Place(counted.provider(), counted.account(), counted.region()),
            new Stratum(counted.tally(), counted.isPopulationKnown()),
            Stratum::and);
  }

  private SortedMap<Place, Stratum> found(ControlId control, CheckId check) {
    SortedMap<Place, Stratum> found = strata.get(new Key(control, check));
    if (found == null) {
      throw new IllegalArgumentException("no check " + check + " in control " + control);
    }
    return found;
  }

  public Scorecard scorecard() {
    List<ControlScore> scores = controls.stream().map(this::score).toList();
    return new Scorecard(
        ScoringPolicy.FORMULA,
        scores,
        total(scores, ControlScore::tally),
        mean(scores.stream().flatMap(control -> control.checks().stream())));
  }

  private ControlScore score(Control control) {
    List<CheckScore> checks =
        control.checks().stream().map(check -> score(control.id(), check)).toList();
    return new ControlScore(
        control, checks, total(checks, CheckScore::tally), mean(checks.stream()));
  }

  private CheckScore score(ControlId control, CheckDefinition check) {
    SortedMap<Place, Stratum> found = found(control, check.id());
    if (found.isEmpty()) {
      return new CheckScore(check, Tally.NONE, Optional.of(Score.ZERO));
    }
    Tally tally = found.values().stream().reduce(Stratum.EMPTY, Stratum::and).tally();
    List<Weighted> applicable = new ArrayList<>();
    for (Stratum stratum : found.values()) {
      if (stratum.tally().applicable() > 0) {
        applicable.add(new Weighted(1, stratum.score()));
      }
    }
    return new CheckScore(
        check,
        tally,
        applicable.isEmpty() ? Optional.empty() : Optional.of(ScoringPolicy.mean(applicable)));
  }

  private static Optional<Score> mean(Stream<CheckScore> checks) {
    List<Weighted> parts = new ArrayList<>();
    checks.forEach(
        check ->
            check
                .score()
                .ifPresent(
                    score ->
                        parts.add(
                            new Weighted(ScoringPolicy.weight(check.check().severity()), score))));
    return parts.isEmpty() ? Optional.empty() : Optional.of(ScoringPolicy.mean(parts));
  }

  private static <T> Tally total(List<T> parts, Function<T, Tally> tally) {
    return parts.stream().map(tally).reduce(Tally.NONE, Tally::and);
  }
}
