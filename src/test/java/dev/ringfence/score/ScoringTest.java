package dev.ringfence.score;

import static dev.ringfence.check.Verdict.INCONCLUSIVE;
import static dev.ringfence.check.Verdict.NOT_SATISFIED;
import static dev.ringfence.check.Verdict.SATISFIED;
import static dev.ringfence.score.Samples.check;
import static dev.ringfence.score.Samples.control;
import static dev.ringfence.score.Samples.excepted;
import static dev.ringfence.score.Samples.finding;
import static dev.ringfence.score.Samples.notApplicable;
import static dev.ringfence.score.Samples.unnamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.assessment.Finding;
import dev.ringfence.control.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoringTest {
  @Test
  void given_one_check_then_its_score_is_the_share_that_conforms() {
    Scorecard card =
        score(
            finding("a", "x", "1", SATISFIED),
            finding("a", "x", "2", SATISFIED),
            finding("a", "x", "3", NOT_SATISFIED),
            finding("a", "x", "4", INCONCLUSIVE));

    assertThat(card.score()).contains(new Score(0.5, 0, new Coverage(0.75)));
    assertThat(card.tally()).isEqualTo(new Tally(2, 0, 1, 0, 1, 0));
  }

  @Test
  void given_an_exception_then_it_is_shown_beside_the_score_and_not_in_it() {
    Scorecard card = score(finding("a", "x", "1", SATISFIED), excepted("a", "x", "2"));

    assertThat(card.score()).contains(new Score(0.5, 0.5, new Coverage(1)));
  }

  @Test
  void given_severities_then_a_critical_check_counts_eight_times_a_low_one() {
    Scorecard card =
        Scoring.of(
            List.of(control(check("a", Severity.CRITICAL), check("b", Severity.LOW))),
            Stream.of(finding("a", "x", "1", NOT_SATISFIED), finding("b", "x", "1", SATISFIED)));

    assertThat(card.score()).contains(new Score(1 / 9.0, 0, new Coverage(1)));
    assertThat(card.controls().get(0).score()).isEqualTo(card.score());
  }

  @Test
  void given_a_check_that_does_not_apply_then_it_is_outside() {
    Scorecard card =
        Scoring.of(
            List.of(control(check("a", Severity.HIGH), check("b", Severity.HIGH))),
            Stream.of(notApplicable("a"), finding("b", "x", "1", SATISFIED)));

    assertThat(card.controls().get(0).checks().get(0).score()).isEmpty();
    assertThat(card.score()).contains(new Score(1, 0, new Coverage(1)));
  }

  @Test
  void given_a_source_that_could_not_name_its_subjects_then_it_counts_as_zero() {
    Scorecard card =
        score(
            finding("a", "x", "1", SATISFIED),
            finding("a", "y", "2", SATISFIED),
            finding("a", "y", "3", SATISFIED),
            unnamed("a", "y"));

    assertThat(card.score()).contains(new Score(0.5, 0, new Coverage(0.5)));
  }

  @Test
  void given_a_check_that_never_ran_then_it_counts_as_zero() {
    Scorecard card =
        Scoring.of(
            List.of(control(check("a", Severity.HIGH), check("b", Severity.HIGH))),
            Stream.of(finding("a", "x", "1", SATISFIED)));

    assertThat(card.score()).contains(new Score(0.5, 0, new Coverage(0.5)));
  }

  @Test
  void given_nothing_that_applies_then_there_is_no_score() {
    assertThat(score(notApplicable("a")).score()).isEmpty();
  }

  @Test
  void given_a_finding_of_an_unknown_check_then_it_is_refused() {
    assertThatThrownBy(() -> score(finding("z", "x", "1", SATISFIED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no check z in control NI-1");
  }

  private static Scorecard score(Finding... findings) {
    return Scoring.of(List.of(control(check("a", Severity.HIGH))), Stream.of(findings));
  }
}
