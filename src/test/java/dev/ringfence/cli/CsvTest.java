package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "12", "-12", "-0.5", "3.25"})
  void given_a_number_then_it_stays_one(String number) {
    assertThat(Csv.line(List.of("a", number))).isEqualTo("\"a\",\"" + number + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "+49 30",
        "-1+1",
        "-cmd",
        "-",
        "-1.",
        "-.5",
        "--1",
        " -1",
        "-1\n=2",
        "@SUM(A1)",
        "|calc",
        "  =1"
      })
  void given_what_a_spreadsheet_would_evaluate_then_it_is_text(String formula) {
    assertThat(Csv.line(List.of(formula))).isEqualTo("\"'" + formula + "\"");
  }
}
