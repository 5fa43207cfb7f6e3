package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every sample estate with a list of changes passes as shipped, and each change fails exactly what
 * its line says: the whole audit runs, from files to findings.
 */
@Tag("thorough")
class SampleMutationsTest {
  private static final Path SAMPLES = Path.of("src/samples");
  private static final YearMonth MONTH = YearMonth.parse("2026-11");
  private static final Optional<YearMonth> MONTHS = Optional.of(MONTH);
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());

  private static final Set<Disposition> OPEN =
      Set.of(Disposition.OPEN, Disposition.LAPSED_EXCEPTION);

  @TempDir static Path folder;

  private static List<Path> samples() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      return samples
          .filter(sample -> Files.exists(sample.resolve(SampleMutation.LIST)))
          .sorted()
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicNode> every_change_fails_where_its_line_says() throws IOException {
    return samples().stream().flatMap(SampleMutationsTest::tests);
  }

  @Test
  void every_design_that_is_asked_for_has_its_list_of_changes() throws IOException {
    assertThat(samples())
        .extracting(sample -> sample.getFileName().toString())
        .contains("analytics-aws", "hybrid-azure", "private-vpn-aws", "public-azure");
    for (Path sample : samples()) {
      assertThat(SampleMutation.all(sample)).as(sample.toString()).hasSizeGreaterThan(5);
    }
  }

  @Test
  void nothing_that_a_collection_would_bring_is_missing() throws IOException {
    for (Path sample : samples()) {
      MemoryStore store = new MemoryStore();
      Digest evidence =
          collect(AuditInputs.load(sample.resolve("audit.yaml"), MONTHS, HOME), store);

      assertThat(store.set(evidence).gaps()).as(sample.toString()).isEmpty();
    }
  }

  private static Stream<DynamicTest> tests(Path sample) {
    String name = sample.getFileName().toString();
    SortedSet<String> shipped = open(sample);
    Stream<DynamicTest> asShipped =
        Stream.of(
            dynamicTest(
                name + ": as shipped",
                () -> assertThat(shipped).allMatch(open -> isNotRead(sample, open))));
    Stream<DynamicTest> changed =
        SampleMutation.all(sample).stream()
            .map(
                mutation ->
                    dynamicTest(
                        name + ": " + mutation.story(),
                        () -> {
                          SortedSet<String> open = open(copy(sample, mutation));
                          open.removeAll(shipped);
                          assertThat(open).isEqualTo(mutation.fails());
                        }));
    return Stream.concat(asShipped, changed);
  }

  /**
   * Not all of Azure is read, and what is not read is not checked: about resources, never about a
   * boundary, and never a violation.
   */
  private static boolean isNotRead(Path sample, String open) {
    return sample.toString().endsWith("-azure") && open.endsWith("?") && !open.contains("->");
  }

  private static Path copy(Path sample, SampleMutation mutation) throws IOException {
    Path copy = Files.createTempDirectory(folder, "changed");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(sample.relativize(file));
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
    mutation.apply(copy);
    return copy;
  }

  /** What is open, each as its line in the list names it. */
  private static SortedSet<String> open(Path sample) {
    AuditInputs inputs = AuditInputs.load(sample.resolve("audit.yaml"), MONTHS, HOME);
    Adapters adapters = new Adapters(HOME);
    MemoryStore store = new MemoryStore();
    Digest evidence = collect(inputs, store);
    Assessing assessing = new Assessing(inputs, store, adapters.readers(), adapters.compiler());
    try (Stream<Finding> findings = assessing.assess(evidence, run(inputs)).findings()) {
      return findings
          .filter(finding -> OPEN.contains(finding.disposition()))
          .map(SampleMutationsTest::named)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Digest collect(AuditInputs inputs, MemoryStore store) {
    return new Adapters(HOME)
        .collecting(inputs, MONTH, store, Path.of("target", "work"), Progress.SILENT)
        .collectAll(Progress.SILENT);
  }

  private static AuditRun run(AuditInputs inputs) {
    return new AuditRun(
        "changed",
        inputs.estate(),
        MONTH,
        1,
        Instant.parse("2026-11-30T06:00:00Z"),
        inputs.configuration(),
        inputs.catalogue(),
        inputs.exceptionFiles(),
        "test");
  }

  private static String named(Finding finding) {
    String subject =
        finding.subject().kind().equals("boundary")
            ? finding.subject().id()
            : finding.check().value();
    return finding.outcome().verdict() == Verdict.INCONCLUSIVE ? subject + "?" : subject;
  }
}
