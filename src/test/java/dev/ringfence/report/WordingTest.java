package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.DriftRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.Standing;
import dev.ringfence.flow.Certainty;
import dev.ringfence.network.Boundary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void given_almost_all_then_the_percentage_is_not_all() {
    assertThat(Percent.of(0.99996).display()).isEqualTo("99.9 %");
    assertThat(Percent.of(1).display()).isEqualTo("100.0 %");
    assertThat(Percent.of(0.7).display()).isEqualTo("70.0 %");
    assertThat(Percent.NONE.display()).isEqualTo("–");
  }

  @Test
  void given_a_whole_list_then_nothing_is_said_about_leaving_out() {
    assertThat(new Shown<>(List.of(1, 2), 2, "Gaps").note()).isEmpty();
    assertThat(new Shown<>(List.of(1, 2), 1_200, "Gaps").note())
        .isEqualTo("2 of 1,200 shown, all 1,200 in sheet Gaps");
  }

  @Test
  void given_text_that_hides_something_then_it_is_written_out() {
    assertThat(VisibleText.of("a\u202Eb\u0000c\uFEFFd\uD800e\u2028f", point -> true))
        .isEqualTo("a[U+202E]b[U+0000]c[U+FEFF]d[U+D800]e[U+2028]f");
    assertThat(VisibleText.of("Zürich\n\tÅ ✕ 中", point -> point < 0x4E00))
        .isEqualTo("Zürich\n\tÅ ✕ [U+4E2D]");
  }

  @Test
  void given_several_verdicts_then_the_worst_speaks_for_all() {
    assertThat(new Counts(5, 1, 1, 0, 1, 1).verdict()).isEqualTo(VerdictWord.VIOLATED);
    assertThat(new Counts(5, 1, 0, 0, 1, 1).verdict()).isEqualTo(VerdictWord.NOT_CHECKED);
    assertThat(new Counts(5, 1, 0, 0, 0, 1).verdict()).isEqualTo(VerdictWord.EXCEPTED);
    assertThat(new Counts(5, 0, 0, 0, 0, 1).verdict()).isEqualTo(VerdictWord.CONFORMING);
    assertThat(new Counts(0, 0, 0, 0, 0, 1).verdict()).isEqualTo(VerdictWord.NOT_APPLICABLE);
    assertThat(new Counts(0, 0, 0, 0, 0, 0).verdict()).isEqualTo(VerdictWord.NOT_CHECKED);
  }

  @Test
  void given_differences_that_were_not_all_kept_then_figures_are_the_least() {
    FlowRecord flow =
        SampleBoundaries.flow(
            Certainty.CERTAIN, "tcp 1", Standing.UNSTATED, Standing.UNSTATED, "10.0.0.0/8");
    DriftRecord.Rule rule =
        new DriftRecord.Rule(
            "code-only", "web", "ingress", "tcp 1", "", Optional.empty(), Optional.empty());

    assertThat(drift(new Listed<>(List.of(flow), 1), new Listed<>(List.of(rule), 1)))
        .contains("Drift: 1 flow passes in the code or in the account only, and 1 rule differs.");
    assertThat(drift(new Listed<>(List.of(flow), 30), new Listed<>(List.of(rule), 101)))
        .contains(
            "Drift: at least 1 flow passes in the code or in the account only, and at least 1 rule"
                + " differs.");
  }

  private static Optional<String> drift(Listed<FlowRecord> flows, Listed<DriftRecord.Rule> rules) {
    return DriftWording.sentence(
        new BoundaryRecord(
            new Boundary("internet", "public"),
            Optional.empty(),
            true,
            new Listed<>(List.of(), 0),
            new Listed<>(List.of(), 0),
            List.of(),
            new Listed<>(List.of(), 0),
            new Listed<>(List.of(), 0),
            Optional.of(new DriftRecord(new Listed<>(List.of(), 0), flows, "", rules))));
  }
}
