package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.collect.git.MadeRepository;
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

  @Test
  void given_checks_of_blocks_then_an_audit_judges_what_the_repository_declares()
      throws IOException {
    List<Finding> alone = findings(blocks(""));
    List<Finding> besideAccounts =
        findings(
            blocks(
                """
                  - export: exports
                    accounts: ["111122223333"]
                    regions: [eu-central-1]
                """));

    assertThat(alone)
        .extracting(finding -> finding.subject().id() + " " + finding.outcome().verdict())
        .containsExactly(
            "network/infra/aws_vpc.closed SATISFIED", "network/infra/aws_vpc.open NOT_SATISFIED");
    assertThat(besideAccounts).isEqualTo(alone);
  }

  @Test
  void given_a_repository_that_nobody_could_read_then_its_blocks_are_not_known()
      throws IOException {
    Path config = blocks("");
    String unread =
        "  - repository: {path: network.git, name: net, ref: gone}\n"
            + "  - repository: {path: network.git, name: network-2, ref: gone}\n";
    String readable = Files.readString(config);
    Files.writeString(config, readable + unread);
    List<Finding> beside = findings(config);
    Files.writeString(config, "estate: stall\ncontrols: mine\nsources:\n" + unread);
    List<Finding> alone = findings(config);

    assertThat(alone)
        .extracting(finding -> finding.subject().id() + " " + finding.outcome().verdict())
        .containsExactly("git/net INCONCLUSIVE", "git/network-2 INCONCLUSIVE");
    assertThat(beside)
        .extracting(finding -> finding.subject().id() + " " + finding.outcome().verdict())
        .containsExactlyInAnyOrder(
            "git/net INCONCLUSIVE",
            "git/network-2 INCONCLUSIVE",
            "network/infra/aws_vpc.closed SATISFIED",
            "network/infra/aws_vpc.open NOT_SATISFIED");
    assertThat(alone.get(0).outcome().observations().toString())
        .contains("it is not known which blocks there are")
        .contains("no commit, branch or tag \"gone\"");
  }

  /** An audit of a repository with a single check, of its blocks. */
  private Path blocks(String accounts) throws IOException {
    Files.createDirectories(temp.resolve("exports/111122223333/eu-central-1"));
    Path control = Files.createDirectories(temp.resolve("mine")).resolve("TFX-NAMES-001.yaml");
    Files.writeString(
        control,
        """
        id: TFX-NAMES-001
        title: Networks resolve names
        pillar: security
        status: active
        severity: high
        category: testing
        type: [configuration]
        checks:
          - id: tfx-names.resolved
            engine: terraform
            provider: aws
            title: Networks resolve names
            scope: {block_type: resource, resource_types: [aws_vpc]}
            assertions:
              - {attribute: enable_dns_support, op: is_true}
        """);
    Path repository = temp.resolve("network.git");
    if (!Files.exists(repository)) {
      try (MadeRepository made = MadeRepository.bare(repository)) {
        made.commit(
            "main",
            new MadeRepository.Tree()
                .file(
                    "infra/main.tf",
                    """
                    resource "aws_vpc" "open" {
                      cidr_block         = "10.0.0.0/16"
                      enable_dns_support = false
                    }
                    resource "aws_vpc" "closed" {
                      cidr_block         = "10.1.0.0/16"
                      enable_dns_support = true
                    }
                    """),
            "Jane Doe",
            Instant.parse("2026-11-03T08:00:00Z"));
      }
    }
    return Files.writeString(
        temp.resolve("audit.yaml"),
        "estate: stall\ncontrols: mine\nsources:\n"
            + "  - repository: {path: network.git, name: network, ref: main}\n"
            + accounts);
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
