package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Outcome;
import dev.ringfence.report.Previous.Changes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Finding VIOLATED =
      SampleAssessment.findings().stream()
          .filter(finding -> finding.disposition() == Disposition.OPEN)
          .filter(finding -> finding.outcome() instanceof Outcome.NotSatisfied)
          .findFirst()
          .orElseThrow();

  @Test
  void given_a_violation_that_was_not_there_then_it_is_new() {
    assertThat(changes(List.of(), List.of(VIOLATED))).isEqualTo(new Changes(1, 0, 0, 0, 0));
  }

  @Test
  void given_a_violation_in_both_then_it_is_still_there() {
    assertThat(changes(List.of(VIOLATED), List.of(VIOLATED))).isEqualTo(new Changes(0, 1, 0, 0, 0));
  }

  @Test
  void given_a_violation_whose_subject_is_gone_then_it_is_resolved() {
    assertThat(changes(List.of(VIOLATED), List.of())).isEqualTo(new Changes(0, 0, 1, 0, 0));
  }

  @Test
  void given_a_violation_that_conforms_now_then_it_is_resolved() {
    Finding repaired =
        with(new Outcome.Satisfied(VIOLATED.outcome().observations()), Disposition.NONE);

    assertThat(changes(List.of(VIOLATED), List.of(repaired))).isEqualTo(new Changes(0, 0, 1, 0, 0));
  }

  @Test
  void given_a_violation_under_an_exception_now_then_it_is_excepted_and_not_resolved() {
    Finding excepted = with(VIOLATED.outcome(), Disposition.EXCEPTED);

    assertThat(changes(List.of(VIOLATED), List.of(excepted))).isEqualTo(new Changes(0, 0, 0, 1, 0));
  }

  @Test
  void
      given_a_violation_that_cannot_be_judged_now_then_sight_of_it_is_lost_and_it_is_not_resolved() {
    Finding unknown =
        with(new Outcome.Inconclusive(VIOLATED.outcome().observations()), Disposition.OPEN);

    assertThat(changes(List.of(VIOLATED), List.of(unknown))).isEqualTo(new Changes(0, 0, 0, 0, 1));
  }

  @Test
  void given_an_exception_that_ended_then_its_violation_is_new() {
    Finding excepted = with(VIOLATED.outcome(), Disposition.EXCEPTED);

    assertThat(changes(List.of(excepted), List.of(VIOLATED))).isEqualTo(new Changes(1, 0, 0, 0, 0));
  }

  @Test
  void given_other_findings_around_then_only_the_same_subject_is_compared() {
    List<Finding> sample = SampleAssessment.findings();
    List<Finding> others = sample.stream().filter(f -> !f.equals(VIOLATED)).toList();

    Changes changes = changes(sample, others);

    assertThat(changes.resolved()).isEqualTo(1);
    assertThat(changes.newlyViolated()).isZero();
  }

  private static Finding with(Outcome outcome, Disposition disposition) {
    return new Finding(
        VIOLATED.control(),
        VIOLATED.check(),
        VIOLATED.title(),
        VIOLATED.severity(),
        VIOLATED.plane(),
        VIOLATED.subject(),
        outcome,
        disposition,
        Optional.empty(),
        VIOLATED.message(),
        VIOLATED.remediation());
  }

  private static Changes changes(List<Finding> before, List<Finding> now) {
    return Comparison.changes(
        before.stream().sorted().iterator(), now.stream().sorted().iterator());
  }
}
