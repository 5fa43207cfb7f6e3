package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.AuditRun;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is judged where a repository is a source. */
class RepositoryJudgingTest {
  @TempDir Path temp;

  @Test
  void given_only_a_repository_that_nobody_could_read_then_nothing_conforms() throws IOException {
    Path config =
        Files.writeString(
            temp.resolve("audit.yaml"),
            """
            estate: stall
            sources:
              - repository: {url: "https://127.0.0.1:1/shop/network.git", token-variable: NO_SUCH}
            """);

    List<Finding> findings = findings(config);

    assertThat(findings)
        .extracting(finding -> finding.outcome().verdict())
        .contains(Verdict.INCONCLUSIVE)
        .doesNotContain(Verdict.SATISFIED);
    assertThat(findings)
        .filteredOn(finding -> finding.outcome().verdict() == Verdict.INCONCLUSIVE)
        .filteredOn(finding -> finding.subject().kind().equals("source"))
        .extracting(finding -> finding.subject().id())
        .containsOnly("git/network");
  }

  private List<Finding> findings(Path config) {
    Installation home = new Installation(Path.of("").toAbsolutePath());
    YearMonth month = YearMonth.of(2026, 11);
    AuditInputs inputs = AuditInputs.load(config, Optional.of(month), home);
    Adapters adapters = new Adapters(home);
    MemoryStore store = new MemoryStore();
    Digest evidence =
        adapters
            .collecting(inputs, month, store, temp.resolve("work"), Progress.SILENT)
            .collectAll(Progress.SILENT);
    AuditRun run =
        new AuditRun(
            "judged",
            inputs.estate(),
            month,
            1,
            Instant.parse("2026-11-30T06:00:00Z"),
            inputs.configuration(),
            inputs.catalogue(),
            inputs.exceptionFiles(),
            "test");
    try (Stream<Finding> all =
        new Assessing(inputs, store, adapters.readers(), adapters.compiler())
            .assess(evidence, run)
            .findings()) {
      return all.toList();
    }
  }
}
