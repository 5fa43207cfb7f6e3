package dev.ringfence.semantics;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.GeneratedSection;
import dev.ringfence.semantics.Semantic.Fault;
import dev.ringfence.semantics.Semantic.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every statement about flows has a test, or says that it is not modelled. */
class SemanticsDocTest {
  private static final Set<Integer> PARAGRAPHS =
      Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16);

  private final Map<String, ProofRun.Whole> runs = new HashMap<>();
  private final List<Semantic> semantics = Semantics.all();

  @Test
  void given_the_list_then_every_paragraph_is_in_it_and_no_statement_twice() {
    assertThat(semantics.stream().map(Semantic::paragraph).collect(Collectors.toSet()))
        .isEqualTo(PARAGRAPHS);
    assertThat(semantics).extracting(Semantic::id).doesNotHaveDuplicates();
    assertThat(semantics).extracting(Semantic::text).doesNotHaveDuplicates();
  }

  @Test
  void given_a_statement_then_it_has_tests_and_a_fault_or_says_why_not() {
    for (Semantic semantic : semantics) {
      boolean isModelled = semantic.absence().isEmpty();
      assertThat(isModelled || !semantic.proofs().isEmpty() || semantic.faults().isEmpty())
          .as(semantic.id())
          .isTrue();
      if (isModelled) {
        assertThat(semantic.proofs()).as(semantic.id() + " has no test").isNotEmpty();
        assertThat(semantic.faults()).as(semantic.id() + " has no fault").isNotEmpty();
      }
    }
  }

  /** The tests run in the build as well; here it counts that they are there and mean some row. */
  @TestFactory
  Stream<DynamicTest> given_a_statement_then_its_tests_are_there_and_pass() {
    return semantics.stream()
        .flatMap(semantic -> semantic.proofs().stream())
        .distinct()
        .filter(proof -> proof.row().isPresent())
        .map(proof -> dynamicTest(words(proof), () -> passes(proof)));
  }

  private void passes(Proof proof) throws ClassNotFoundException {
    String test = proof.type() + "." + proof.method();
    if (!runs.containsKey(test)) {
      runs.put(test, ProofRun.Whole.of(proof, SemanticsDocTest.class.getClassLoader()));
    }
    ProofRun run = runs.get(test).about(proof);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).isNotEmpty();
  }

  @Test
  void given_a_test_without_rows_then_it_is_a_test() throws ClassNotFoundException {
    for (Semantic semantic : semantics) {
      for (Proof proof : semantic.proofs()) {
        Class<?> type = Class.forName(proof.className());
        assertThat(type.getDeclaredMethods())
            .as(semantic.id())
            .anySatisfy(
                method -> {
                  assertThat(method.getName()).isEqualTo(proof.method());
                  assertThat(method.getAnnotations()).isNotEmpty();
                });
      }
    }
  }

  @Test
  void given_a_fault_then_the_lines_it_changes_are_in_the_sources() throws IOException {
    for (Semantic semantic : semantics) {
      for (Fault fault : semantic.faults()) {
        Path file = Path.of("src/main/java/dev/ringfence").resolve(fault.file());
        String source = Files.readString(file);
        assertThat(fault.in(source)).as(semantic.id()).isNotEqualTo(source);
      }
    }
  }

  @Test
  void given_the_list_then_the_document_has_every_statement() throws IOException {
    StringBuilder table =
        new StringBuilder("| id | statement | shown by | a fault that it catches |\n");
    table.append("| --- | --- | --- | --- |\n");
    semantics.forEach(semantic -> table.append(row(semantic)));

    new GeneratedSection("src/docs/coverage.md", "semantics").mustSay(table.toString());
  }

  private static String row(Semantic semantic) {
    String statement =
        semantic
            .absence()
            .map(why -> semantic.text() + " **Not modelled:** " + why)
            .orElse(semantic.text());
    return "| %s | %s | %s | %s |\n"
        .formatted(
            semantic.id(),
            statement,
            semantic.proofs().stream()
                .map(SemanticsDocTest::words)
                .distinct()
                .collect(joining("<br>")),
            semantic.faults().stream().map(Fault::text).collect(joining("<br>")));
  }

  private static String words(Proof proof) {
    String name = proof.type().substring(proof.type().lastIndexOf('.') + 1) + "." + proof.method();
    return "`" + name + "`" + proof.row().map(row -> ": " + row).orElse("");
  }
}
