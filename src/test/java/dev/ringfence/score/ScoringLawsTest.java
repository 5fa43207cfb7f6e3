package dev.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoringLawsTest {
  private static final String[] REGIONS = {"x", "y", "z"};
  private static final double ROUNDING = 1e-12;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fixing_a_finding_never_lowers_the_score(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Estate estate = Estate.random(random);
    double before = estate.score();

    for (Place place : estate.places(Verdict.NOT_SATISFIED)) {
      assertThat(estate.with(place, Verdict.SATISFIED).score())
          .as("repaired %s", place)
          .isGreaterThanOrEqualTo(before - ROUNDING);
      assertThat(estate.without(place).score())
          .as("removed %s", place)
          .isGreaterThanOrEqualTo(before - ROUNDING);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void losing_evidence_never_raises_the_score(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Estate estate = Estate.random(random);
    double before = estate.score();

    for (Verdict judged : List.of(Verdict.SATISFIED, Verdict.NOT_SATISFIED)) {
      for (Place place : estate.places(judged)) {
        assertThat(estate.with(place, Verdict.INCONCLUSIVE).score())
            .as("no longer known: %s", place)
            .isLessThanOrEqualTo(before + ROUNDING);
      }
    }
    for (int check = 0; check < estate.checks().size(); check++) {
      for (int region = 0; region < REGIONS.length; region++) {
        int kept = random.nextInt(4);
        assertThat(estate.cutShort(check, region, kept).score())
            .as("check %s region %s gave only %s", check, region, kept)
            .isLessThanOrEqualTo(before + ROUNDING);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void satisfied_and_excepted_never_exceed_what_was_judged(int seed) {
    Scorecard card = Estate.random(new SplittableRandom(seed)).scorecard();

    card.score()
        .ifPresent(
            score ->
                assertThat(score.satisfied() + score.excepted())
                    .isLessThanOrEqualTo(score.coverage().share() + ROUNDING));
  }

  private record Place(int check, int region, int subject) {}

  /** Verdicts by check and region; a region whose answer was cut short is listed as unnamed. */
  private record Estate(
      List<CheckDefinition> checks,
      List<List<List<Verdict>>> verdicts,
      List<List<Boolean>> unnamed) {
    static Estate random(SplittableRandom random) {
      List<CheckDefinition> checks = new ArrayList<>();
      List<List<List<Verdict>>> verdicts = new ArrayList<>();
      List<List<Boolean>> unnamed = new ArrayList<>();
      for (int check = 0; check < 1 + random.nextInt(4); check++) {
        checks.add(
            Samples.check(
                "c" + check, Severity.values()[random.nextInt(Severity.values().length)]));
        List<List<Verdict>> perRegion = new ArrayList<>();
        List<Boolean> lost = new ArrayList<>();
        for (int region = 0; region < REGIONS.length; region++) {
          perRegion.add(
              random.ints(random.nextInt(5), 0, 3).mapToObj(n -> Verdict.values()[n]).toList());
          lost.add(random.nextInt(6) == 0);
        }
        verdicts.add(perRegion);
        unnamed.add(lost);
      }
      return new Estate(checks, verdicts, unnamed);
    }

    List<Place> places(Verdict verdict) {
      List<Place> places = new ArrayList<>();
      for (int check = 0; check < verdicts.size(); check++) {
        for (int region = 0; region < REGIONS.length; region++) {
          List<Verdict> subjects = verdicts.get(check).get(region);
          for (int subject = 0; subject < subjects.size(); subject++) {
            if (subjects.get(subject) == verdict) {
              places.add(new Place(check, region, subject));
            }
          }
        }
      }
      return places;
    }

    Estate with(Place place, Verdict verdict) {
      List<Verdict> subjects = new ArrayList<>(verdicts.get(place.check()).get(place.region()));
      subjects.set(place.subject(), verdict);
      return replaced(place.check(), place.region(), subjects, unnamed);
    }

    Estate without(Place place) {
      List<Verdict> subjects = new ArrayList<>(verdicts.get(place.check()).get(place.region()));
      subjects.remove(place.subject());
      return replaced(place.check(), place.region(), subjects, unnamed);
    }

    /** Only the first subjects of a region are still named, the rest is not known of. */
    Estate cutShort(int check, int region, int kept) {
      List<Verdict> subjects = verdicts.get(check).get(region);
      List<List<Boolean>> lost = new ArrayList<>(unnamed);
      List<Boolean> ofCheck = new ArrayList<>(lost.get(check));
      ofCheck.set(region, true);
      lost.set(check, ofCheck);
      return replaced(check, region, subjects.subList(0, Math.min(kept, subjects.size())), lost);
    }

    private Estate replaced(
        int check, int region, List<Verdict> subjects, List<List<Boolean>> lost) {
      List<List<List<Verdict>>> all = new ArrayList<>(verdicts);
      List<List<Verdict>> ofCheck = new ArrayList<>(all.get(check));
      ofCheck.set(region, subjects);
      all.set(check, ofCheck);
      return new Estate(checks, all, lost);
    }

    double score() {
      return scorecard().score().map(Score::satisfied).orElse(1.0);
    }

    Scorecard scorecard() {
      List<Finding> findings = new ArrayList<>();
      for (int check = 0; check < checks.size(); check++) {
        findings.addAll(findings(check));
      }
      return Scoring.of(
          List.of(Samples.control(checks.toArray(CheckDefinition[]::new))), findings.stream());
    }

    private List<Finding> findings(int check) {
      String id = checks.get(check).id().value();
      List<Finding> findings = new ArrayList<>();
      for (int region = 0; region < REGIONS.length; region++) {
        List<Verdict> subjects = verdicts.get(check).get(region);
        for (int subject = 0; subject < subjects.size(); subject++) {
          findings.add(Samples.finding(id, REGIONS[region], "s" + subject, subjects.get(subject)));
        }
        if (unnamed.get(check).get(region)) {
          findings.add(Samples.unnamed(id, REGIONS[region]));
        }
      }
      return findings.isEmpty() ? List.of(Samples.notApplicable(id)) : findings;
    }
  }
}
