package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
