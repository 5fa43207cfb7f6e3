package dev.ringfence.report.excel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {
  @Test
  void given_text_wider_than_its_column_then_it_takes_more_lines() {
    assertThat(TextLines.of("", 10)).isEqualTo(1);
    assertThat(TextLines.of("x".repeat(12), 10)).isEqualTo(1);
    assertThat(TextLines.of("x".repeat(13), 10)).isEqualTo(2);
    assertThat(TextLines.of("one\n\nthree", 10)).isEqualTo(3);
  }

  @Test
  void given_very_many_lines_then_the_row_is_as_high_as_a_row_can_be() {
    assertThat(TextLines.points(1)).isEqualTo(13f);
    assertThat(TextLines.points(1_000)).isEqualTo(409f);
  }
}
