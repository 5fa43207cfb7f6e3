package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.ExampleResult;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.audit.Installation;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Observation;
import dev.ringfence.control.Assertion;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Example;
import dev.ringfence.control.Operator;
import dev.ringfence.evidence.SourceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Control files in the shape of WAF++, with every operator, on repositories of their examples. */
class TerraformChecksTest {
  private static final Catalogue CONTROLS =
      new Adapters(new Installation(Path.of("").toAbsolutePath()))
          .catalogue(Path.of("src/test/resources/wafpp"));

  private final ExampleRun run = ShippedControls.exampleRun();

  private static Stream<CheckDefinition> checks() {
    return CONTROLS.controls().stream().flatMap(control -> control.checks().stream());
  }

  private Stream<ExampleResult> results() {
    return checks().flatMap(run::results);
  }

  @TestFactory
  Stream<DynamicTest> given_an_example_then_its_check_comes_to_what_it_stands_for() {
    return results()
        .map(
            result ->
                dynamicTest(
                    "%s %s: %s"
                        .formatted(
                            result.check().id(),
                            result.example().expected().word(),
                            result.example().name()),
                    () ->
                        assertThat(result.failure())
                            .as("line %d", result.example().line())
                            .isEmpty()));
  }

  @Test
  void given_any_operator_then_examples_show_it_decided_both_ways_and_open() {
    Map<Operator, Set<Example.Expected>> shown = new EnumMap<>(Operator.class);
    checks()
        .forEach(
            check ->
                check.blocks().stream()
                    .flatMap(rule -> rule.assertions().stream())
                    .map(Assertion::operator)
                    .forEach(
                        operator ->
                            check
                                .examples()
                                .forEach(
                                    example ->
                                        shown
                                            .computeIfAbsent(
                                                operator,
                                                o -> EnumSet.noneOf(Example.Expected.class))
                                            .add(example.expected()))));

    assertThat(shown.keySet()).containsExactlyInAnyOrder(Operator.values());
    assertThat(shown.values())
        .allSatisfy(sorts -> assertThat(sorts).hasSize(Example.Expected.values().length));
  }

  @Test
  void given_a_finding_about_a_block_then_it_cites_a_line_of_a_file() {
    List<SourceRef> cited =
        results()
            .flatMap(result -> result.judgements().stream())
            .filter(judgement -> judgement.subject().kind().equals("terraformBlock"))
            .map(Judgement::outcome)
            .flatMap(outcome -> outcome.observations().stream())
            .map(Observation::sources)
            .flatMap(List::stream)
            .toList();

    assertThat(cited).hasSizeGreaterThan(80);
    assertThat(cited)
        .allSatisfy(ref -> assertThat(ref.display()).matches(".*main.tf(.json)?:\\d+"));
  }

  @Test
  void given_a_check_that_asserts_nothing_then_it_says_so_and_does_not_run() {
    CheckDefinition nothing =
        checks().filter(check -> !check.isExecutable()).findFirst().orElseThrow();

    assertThat(nothing.id().value()).isEqualTo("tfx-together.nothing");
    assertThat(nothing.notExecutable()).contains("states no assertions");
    assertThat(run.check(nothing)).isEmpty();
  }

  @Test
  void given_the_document_then_it_has_a_row_for_every_operator() throws IOException {
    String document = Files.readString(Path.of("src/docs/terraform-checks.md"));

    assertThat(document)
        .contains(Arrays.stream(Operator.values()).map(o -> "| `" + o.word() + "` |").toList());
  }
}
