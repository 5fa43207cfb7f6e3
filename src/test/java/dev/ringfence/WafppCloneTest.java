package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.ExampleResult;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.audit.Installation;
import dev.ringfence.control.Assertion;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A clone of the public WAF++ framework is a catalogue as it is. Runs where the property {@code
 * ringfence.wafpp} names one: {@code mvn test -Dtest=WafppCloneTest -Dringfence.wafpp=DIR}.
 */
class WafppCloneTest {
  private static final String FOLDER = System.getProperty("ringfence.wafpp", "");

  private final Adapters adapters = new Adapters(new Installation(Path.of("").toAbsolutePath()));

  @BeforeEach
  void clone_is_there() {
    assumeTrue(
        !FOLDER.isEmpty(), "skipped: -Dringfence.wafpp names no clone of the WAF++ framework");
  }

  private Catalogue catalogue() {
    return adapters.catalogue(Path.of(FOLDER));
  }

  private static Stream<CheckDefinition> checks(Catalogue catalogue) {
    return catalogue.controls().stream().flatMap(control -> control.checks().stream());
  }

  @Test
  void given_the_clone_then_every_file_of_a_control_loads() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(FOLDER))) {
      long controls =
          files.filter(file -> file.getFileName().toString().matches("WAF-.*[.]ya?ml")).count();

      assertThat(catalogue().controls()).hasSize(Math.toIntExact(controls));
    }
  }

  @Test
  void given_the_clone_then_every_check_of_blocks_that_asserts_something_is_executable() {
    Catalogue catalogue = catalogue();
    Map<String, Long> operators =
        checks(catalogue)
            .flatMap(check -> check.blocks().stream())
            .flatMap(rule -> rule.assertions().stream())
            .map(Assertion::operator)
            .collect(Collectors.groupingBy(o -> o.word(), TreeMap::new, Collectors.counting()));
    System.out.println(catalogue.controls().size() + " controls, operators: " + operators);

    assertThat(checks(catalogue).filter(check -> check.engine() == Engine.TERRAFORM))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            check ->
                assertThat(check.notExecutable().orElse("states no assertions"))
                    .isEqualTo("states no assertions"));
  }

  /** Many examples omit what they refer to, and some show a violation by an empty file. */
  @Test
  void given_the_examples_of_the_clone_then_most_come_out_as_they_say() {
    ExampleRun run = adapters.exampleRun();
    Map<String, Integer> counts = new TreeMap<>();
    checks(catalogue())
        .flatMap(run::results)
        .forEach(result -> counts.merge(word(result), 1, Integer::sum));
    System.out.println("examples: " + counts);

    assertThat(counts.getOrDefault("as expected", 0)).isGreaterThan(250);
  }

  private static String word(ExampleResult result) {
    if (result.failure().isEmpty()) {
      return "as expected";
    }
    Expected expected = result.example().expected();
    return expected.word()
        + " came out as "
        + result.judgements().stream()
            .map(judgement -> judgement.outcome().verdict().word())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" and "));
  }
}
