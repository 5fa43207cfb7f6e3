package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people read of a decision, word by word: which hops there are in which order, which rule
 * decides, what is said of it and where it stands, as {@code explanations/*.txt} write it down.
 */
class FlowWordsTest {
  private static final Path FOLDER = Path.of("src/test/resources/explanations");

  @TestFactory
  Stream<DynamicContainer> each_decision_is_told_with_its_rule_and_its_source() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream().map(FlowWordsTest::tests);
    }
  }

  @TestFactory
  Stream<DynamicTest> and_every_answer_has_its_reasons() throws IOException {
    Map<String, EstateText> estates = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        WordsFile.read(file)
            .forEach(each -> estates.put(file.getFileName() + ": " + each.given(), each.estate()));
      }
    }
    return estates.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> new Reasons(entry.getValue(), entry.getKey()).requireOfBoundaries()));
  }

  private static DynamicContainer tests(Path file) {
    return dynamicContainer(
        String.valueOf(file.getFileName()),
        WordsFile.read(file).stream().map(each -> dynamicTest(each.toString(), () -> check(each))));
  }

  private static void check(WordsFile.Question question) {
    assertThat(question.answered()).isEqualTo(question.answer());
  }
}
