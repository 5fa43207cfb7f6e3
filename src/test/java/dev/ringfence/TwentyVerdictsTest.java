package dev.ringfence;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.audit.ExampleResult;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Observation;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Where scanners of configurations are known to give the wrong verdict, the right one is given
 * here: by shipped checks, on files that go through collector and reader.
 *
 * <p>Numbers: 1 the group itself beside everybody, 2 every protocol without ports, 3 a prefix list
 * beside everybody, 4 halves and other spellings of everybody, 5 what nobody tells, 6 references,
 * ICMP and UDP, 7 rules apart from their group, 8 small public and large private blocks, 9 sources
 * of Azure's rules, 10 the order of rules, 11 dynamic blocks and loops, 12 what modules are told,
 * 13 namespaces and selectors, 15 JSON and files that cannot be read, 17 names that contain a name,
 * 18 the second block, 19 flow logs that do not work, 20 answers that were refused. 16, an
 * exception that has ended, is shown by {@link LapsedExceptionTest}.
 */
class TwentyVerdictsTest {
  private static final Path FOLDER = Path.of("src/test/resources/verdicts");
  private static final Set<Integer> ELSEWHERE = Set.of(14, 16);

  private final ExampleRun run = ShippedControls.exampleRun();

  /** A row of a file. */
  record Row(
      int number, String named, String check, String subject, String verdict, Example example) {}

  static List<Row> rows(String file) {
    Load load = new Load(LoadSettings.builder().build());
    try {
      List<?> items = (List<?>) load.loadFromString(Files.readString(FOLDER.resolve(file)));
      return items.stream().map(item -> row((Map<?, ?>) item)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(Map<?, ?> item) {
    TreeMap<String, String> evidence = new TreeMap<>();
    ((Map<?, ?>) item.get("evidence"))
        .forEach((name, text) -> evidence.put((String) name, (String) text));
    List<String> empty =
        item.get("empty") instanceof List<?> calls
            ? calls.stream().map(String.class::cast).toList()
            : List.of();
    Example example =
        new Example(
            (String) item.get("case"),
            Example.Expected.INCONCLUSIVE,
            (String) item.get("because"),
            evidence,
            empty,
            1);
    return new Row(
        (Integer) item.get("number"),
        example.name(),
        (String) item.get("check"),
        (String) item.get("subject"),
        (String) item.get("verdict"),
        example);
  }

  private static Stream<Row> rows() {
    return Stream.of("terraform.yaml", "answers.yaml", "clusters.yaml")
        .flatMap(file -> rows(file).stream());
  }

  @TestFactory
  Stream<DynamicTest> given_a_case_others_get_wrong_then_the_verdict_is_right() {
    Catalogue catalogue = ShippedControls.catalogue();
    return rows()
        .map(
            row ->
                dynamicTest(
                    "%02d %s: %s".formatted(row.number(), row.named(), row.verdict()),
                    () -> mustBeRight(row, definition(catalogue, row.check()))));
  }

  static CheckDefinition definition(Catalogue catalogue, String id) {
    return catalogue.controls().stream()
        .flatMap(control -> control.checks().stream())
        .filter(check -> check.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void mustBeRight(Row row, CheckDefinition definition) {
    ExampleResult result =
        run.result(run.check(definition).findFirst().orElseThrow(), row.example());
    Judgement judgement = judgement(result, row.subject());

    assertThat(judgement.outcome().verdict().word())
        .as(judgement.toString())
        .isEqualTo(row.verdict());
    assertThat(judgement.outcome().observations())
        .extracting(Observation::text)
        .anyMatch(text -> text.contains(row.example().because()));
  }

  static Judgement judgement(ExampleResult result, String subject) {
    return result.judgements().stream()
        .filter(j -> j.subject().id().endsWith(subject) || j.subject().name().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError(subject + " is not among " + result.judgements()));
  }

  @Test
  void given_the_list_then_every_number_has_a_case() {
    Set<Integer> shown = rows().map(Row::number).collect(toCollection(TreeSet::new));
    shown.addAll(ELSEWHERE);

    assertThat(shown).containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
  }
}
