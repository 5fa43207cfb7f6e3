package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A story, what it changes of an estate, and questions with their verdicts. */
record AzureRow(String name, UnaryOperator<AzureEstate> change, String... verdicts) {

  /** One test for each question, asked of both shapes in which Azure's answers come. */
  static Stream<DynamicTest> tests(Supplier<AzureEstate> estate, AzureRow... rows) {
    return Arrays.stream(rows)
        .flatMap(row -> Arrays.stream(row.verdicts()).map(verdict -> row.test(estate, verdict)));
  }

  private DynamicTest test(Supplier<AzureEstate> estate, String verdict) {
    String question = verdict.substring(0, verdict.lastIndexOf(' '));
    String expected = verdict.substring(verdict.lastIndexOf(' ') + 1);
    return dynamicTest(
        name + ": " + question,
        () -> {
          AzureEstate flat = change.apply(estate.get());
          AzureEstate rest = change.apply(estate.get()).rest();

          assertThat(flat.verdict(question)).isEqualTo(expected);
          assertThat(rest.verdict(question)).isEqualTo(expected);
        });
  }
}
