package dev.ringfence.read.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A story, what it adds to a cluster, and questions with their verdicts. */
record ClusterRow(String name, UnaryOperator<ClusterText> change, String... verdicts) {

  static Stream<DynamicTest> tests(ClusterText cluster, ClusterRow... rows) {
    return Arrays.stream(rows)
        .flatMap(row -> Arrays.stream(row.verdicts()).map(verdict -> row.test(cluster, verdict)));
  }

  private DynamicTest test(ClusterText cluster, String verdict) {
    String question = verdict.substring(0, verdict.lastIndexOf(' '));
    String expected = verdict.substring(verdict.lastIndexOf(' ') + 1);
    return dynamicTest(
        name + ": " + question,
        () -> assertThat(change.apply(cluster).verdict(question)).isEqualTo(expected));
  }
}
