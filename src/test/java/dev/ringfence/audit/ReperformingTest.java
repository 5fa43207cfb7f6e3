package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.evidence.store.Sha256;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.ssh.SigningKey;
import dev.ringfence.handoff.ssh.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package that states what its evidence does not show is found out, however well it is signed.
 */
class ReperformingTest {
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
  private static final YearMonth PERIOD = YearMonth.of(2026, 11);

  @TempDir private static Path folder;
  private static final MemoryStore STORE = new MemoryStore();
  private static AuditInputs inputs;
  private static Digest evidence;
  private static List<String> lines;

  @BeforeAll
  static void judge_a_month() {
    Adapters adapters = new Adapters(HOME);
    inputs =
        AuditInputs.load(Path.of("src/samples/public-azure/audit.yaml"), Optional.of(PERIOD), HOME);
    evidence =
        adapters
            .collecting(inputs, PERIOD, STORE, folder.resolve("work"), Progress.SILENT)
            .collectAll(Progress.SILENT);
    Assessing.Assessed assessed = adapters.assessing(inputs, STORE).assess(evidence, run());
    CanonicalJson json = new CanonicalJson();
    lines = new ArrayList<>(List.of(AssessmentDigest.lineOf(assessed.header(), json)));
    assessed.boundaries().map(json::text).forEachOrdered(lines::add);
    assessed
        .findings()
        .map(finding -> AssessmentDigest.lineOf(finding, json))
        .forEachOrdered(lines::add);
  }

  private static AuditRun run() {
    return new AuditRun(
        "run",
        inputs.estate(),
        PERIOD,
        1,
        Instant.parse("2026-11-30T06:00:00Z"),
        inputs.configuration(),
        inputs.catalogue(),
        inputs.exceptionFiles(),
        inputs.toolVersion());
  }

  @Test
  void given_what_the_evidence_shows_it_is_equal() throws IOException {
    assertThat(reperform(UnaryOperator.identity()).differences()).isEmpty();
  }

  @Test
  void given_an_outcome_that_was_improved_the_finding_is_named_with_both() throws IOException {
    Reperforming.Reperformed result =
        reperform(
            line ->
                line.contains("\"outcome\":\"not-applicable\"")
                    ? line.replace("\"outcome\":\"not-applicable\"", "\"outcome\":\"satisfied\"")
                    : line);

    assertThat(result.verified().verification().alterations()).isEmpty();
    assertThat(result.differences())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("finding "))
        .allSatisfy(
            line -> assertThat(line).endsWith(": satisfied in the package, not-applicable now"));
  }

  @Test
  void given_a_finding_and_a_boundary_left_out_both_are_named() throws IOException {
    String boundary = lines.get(1);
    String finding = lines.get(lines.size() - 1);

    Reperforming.Reperformed result =
        reperform(line -> line.equals(boundary) || line.equals(finding) ? "" : line);

    assertThat(result.differences()).hasSize(2);
    assertThat(result.differences().get(0)).startsWith("now only: boundary ");
    assertThat(result.differences().get(1)).startsWith("now only: finding ");
  }

  @Test
  void given_a_word_changed_the_line_is_named() throws IOException {
    String finding = lines.get(lines.size() - 1);

    Reperforming.Reperformed result =
        reperform(
            line -> line.equals(finding) ? line.replace("\"title\":\"", "\"title\":\"No ") : line);

    assertThat(result.differences()).hasSize(1);
    assertThat(result.differences().get(0)).contains("finding ").contains("wording");
  }

  @Test
  void given_a_forged_copy_before_a_line_it_is_not_equal() throws IOException {
    String finding = lines.get(lines.size() - 1);
    String forged = finding.replaceFirst("\"outcome\":\"[a-z-]+\"", "\"outcome\":\"forged\"");
    assertThat(forged).isNotEqualTo(finding);

    Reperforming.Reperformed result =
        reperform(line -> line.equals(finding) ? forged + "\n" + finding : line);

    assertThat(result.verified().verification().alterations()).isEmpty();
    assertThat(result.differences()).hasSize(1);
    assertThat(result.differences().get(0)).startsWith("stated twice in the package: finding ");
  }

  @Test
  void given_two_lines_in_each_others_place_it_is_not_equal() throws IOException {
    String last = lines.get(lines.size() - 1);
    String before = lines.get(lines.size() - 2);

    Reperforming.Reperformed result =
        reperform(line -> line.equals(last) ? before : line.equals(before) ? last : line);

    assertThat(result.differences()).containsExactly("the text differs in the order of its lines");
  }

  @Test
  void given_a_member_of_the_header_twice_it_is_not_equal() throws IOException {
    String header = lines.get(0);

    Reperforming.Reperformed result =
        reperform(
            line ->
                line.equals(header) ? "{\"evidenceDigest\":null," + line.substring(1) : line);

    assertThat(result.differences())
        .containsExactly("what it rests on: a member is stated twice, or in another place");
  }

  /** Signs a package whose assessment reads as it is told; an empty line is left out. */
  private static Reperforming.Reperformed reperform(UnaryOperator<String> told) throws IOException {
    Path scratch = java.nio.file.Files.createTempDirectory(folder, "package");
    SigningKey key = SigningKeys.create(scratch.resolve("key"), "test");
    StringBuilder text = new StringBuilder();
    lines.stream()
        .map(told)
        .filter(line -> !line.isEmpty())
        .forEach(line -> text.append(line).append('\n'));
    byte[] assessment = text.toString().getBytes(StandardCharsets.UTF_8);
    Digest list = SealedInputs.seal(inputs, STORE);
    PackageContents contents = new PackageContents();
    contents.add(PackageNames.ASSESSMENT, assessment);
    contents.add(PackageNames.EVIDENCE, STORE.bytes(evidence));
    HandingOff.artefacts(STORE.set(evidence))
        .keySet()
        .forEach(digest -> contents.add(PackageNames.evidence(digest), STORE.bytes(digest)));
    contents.add(PackageNames.INPUTS, STORE.bytes(list));
    for (SealedInputs.Entry entry : SealedInputs.in(list, STORE).files()) {
      contents.add(
          PackageNames.input(entry.role(), entry.name()), STORE.bytes(new Digest(entry.digest())));
    }
    contents.add(
        PackageNames.SIGNERS, PackageContents.signers(key).getBytes(StandardCharsets.UTF_8));
    AuditRun run = run();
    contents.sign(
        new Manifest(
            Manifest.VERSION,
            run.estate(),
            run.period().toString(),
            run.runId(),
            1,
            run.asOf().toString(),
            run.toolVersion(),
            evidence.sha256(),
            list.sha256(),
            Sha256.of(assessment).sha256(),
            run.catalogue().sha256(),
            run.configuration().sha256(),
            run.exceptions().sha256(),
            "",
            List.of(),
            new Manifest.Chain(1, ""),
            contents.listed()),
        key);
    Path file = scratch.resolve("package.zip");
    contents.write(file);
    return new Reperforming(new Installation(folder.resolve("nothing")))
        .reperform(file, Verifying.anySigner());
  }
}
