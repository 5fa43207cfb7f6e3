package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.evidence.store.Sha256;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.NotAPackageException;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
            line -> line.equals(header) ? "{\"evidenceDigest\":null," + line.substring(1) : line);

    assertThat(result.differences())
        .containsExactly("what it rests on: a member is stated twice, or in another place");
  }

  private static final UnaryOperator<Manifest> AS_IT_IS = UnaryOperator.identity();

  private record Contradiction(
      String name,
      UnaryOperator<String> run,
      UnaryOperator<String> inputs,
      UnaryOperator<Manifest> manifest,
      String words) {}

  @TestFactory
  Stream<DynamicTest> what_does_not_fit_together_is_told() {
    UnaryOperator<String> same = UnaryOperator.identity();
    String digest = "0".repeat(64);
    Stream<Contradiction> inRun =
        Stream.of(
                "asOf",
                "assessment",
                "attempt",
                "catalogue",
                "configuration",
                "estate",
                "evidence",
                "exceptions",
                "period",
                "run",
                "tool")
            .map(
                member ->
                    new Contradiction(
                        member,
                        text ->
                            text.replaceFirst(
                                "\"" + member + "\" : (\"[^\"]*\"|[0-9]+)",
                                "\"" + member + "\" : \"other\""),
                        same,
                        AS_IT_IS,
                        "reports/RUN.json: MANIFEST.json states another " + member));
    Stream<Contradiction> others =
        Stream.of(
            new Contradiction(
                "a report is another",
                text -> text.replaceFirst("\"report.txt\" : \"[0-9a-f]+", "\"report.txt\" : \"0"),
                same,
                AS_IT_IS,
                "reports/RUN.json: MANIFEST.json lists other reports"),
            new Contradiction(
                "a member twice",
                text -> "{\n  \"run\" : \"other\"," + text.substring(1),
                same,
                AS_IT_IS,
                "reports/RUN.json: it cannot be read"),
            new Contradiction(
                "no run", text -> "", same, AS_IT_IS, "missing       reports/RUN.json"),
            new Contradiction(
                "a digest of an input",
                same,
                text -> text.replaceFirst("\"digest\":\"[0-9a-f]+\"", "\"digest\":\"x\""),
                AS_IT_IS,
                "inputs/inputs.json: it cannot be read"),
            new Contradiction(
                "no name of an input",
                same,
                text -> text.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":null"),
                AS_IT_IS,
                "inputs/inputs.json: it cannot be read"),
            new Contradiction(
                "an unknown role",
                same,
                text -> text.replaceFirst("\"role\":\"[a-z]+\"", "\"role\":\"\\\\u001b[31m\""),
                AS_IT_IS,
                "inputs/inputs.json: it cannot be read"),
            new Contradiction(
                "an input that is not there",
                same,
                text ->
                    text.replaceFirst("\"digest\":\"[0-9a-f]+\"", "\"digest\":\"" + digest + "\""),
                AS_IT_IS,
                "inputs.json names it"),
            new Contradiction(
                "left out for nothing",
                same,
                same,
                manifest -> leavingOut(manifest, "", digest),
                "it leaves evidence out for no framework"),
            new Contradiction(
                "left out, not named",
                same,
                same,
                manifest -> leavingOut(manifest, "PCI", digest),
                "it leaves out " + digest),
            new Contradiction(
                "left out, there",
                same,
                same,
                manifest ->
                    leavingOut(
                        manifest,
                        "PCI",
                        HandingOff.artefacts(STORE.set(evidence))
                            .keySet()
                            .iterator()
                            .next()
                            .sha256()),
                "MANIFEST.json says that it is left out"),
            new Contradiction(
                "a size",
                same,
                same,
                manifest -> withSizes(manifest),
                "MANIFEST.json states another size"));
    return Stream.concat(inRun, others)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> {
                      Path file = signed(same, one.run(), one.inputs(), one.manifest());

                      assertThat(Verifying.anySigner().verify(file).verification().alterations())
                          .isNotEmpty()
                          .anySatisfy(found -> assertThat(found.line()).contains(one.words()));
                    }));
  }

  private static Manifest leavingOut(Manifest manifest, String framework, String digest) {
    return changed(
        manifest, framework, List.of(new Manifest.LeftOut(digest, "x")), manifest.files(), "");
  }

  private static Manifest withSizes(Manifest manifest) {
    return changed(
        manifest,
        "",
        List.of(),
        manifest.files().stream()
            .map(file -> new Manifest.Listed(file.path(), file.sha256(), file.bytes() + 1))
            .toList(),
        "");
  }

  private static Manifest changed(Manifest manifest, int version) {
    return new Manifest(
        version,
        manifest.estate(),
        manifest.period(),
        manifest.run(),
        manifest.attempt(),
        manifest.asOf(),
        manifest.tool(),
        manifest.evidence(),
        manifest.inputs(),
        manifest.assessment(),
        manifest.catalogue(),
        manifest.configuration(),
        manifest.exceptions(),
        manifest.framework(),
        manifest.leftOut(),
        manifest.chain(),
        manifest.files());
  }

  private static Manifest changed(
      Manifest manifest,
      String framework,
      List<Manifest.LeftOut> leftOut,
      List<Manifest.Listed> files,
      String configuration) {
    return new Manifest(
        manifest.version(),
        manifest.estate(),
        manifest.period(),
        manifest.run(),
        manifest.attempt(),
        manifest.asOf(),
        manifest.tool(),
        manifest.evidence(),
        manifest.inputs(),
        manifest.assessment(),
        manifest.catalogue(),
        configuration.isEmpty() ? manifest.configuration() : configuration,
        manifest.exceptions(),
        framework,
        leftOut,
        manifest.chain(),
        files);
  }

  @Test
  void given_a_configuration_stated_that_the_inputs_do_not_give_it_is_told() throws IOException {
    String other = "1".repeat(64);
    Path file =
        signed(
            UnaryOperator.identity(),
            text -> text.replaceFirst("(\"configuration\" : \")[0-9a-f]+", "$1" + other),
            UnaryOperator.identity(),
            manifest -> changed(manifest, "", List.of(), manifest.files(), other));

    Reperforming.Reperformed result = reperformed(file);

    assertThat(result.verified().verification().alterations()).isEmpty();
    assertThat(result.differences())
        .containsExactly("MANIFEST.json states another configuration than the inputs give");
  }

  @Test
  void given_a_signed_package_of_a_later_format_it_is_not_called_altered() throws IOException {
    UnaryOperator<String> same = UnaryOperator.identity();
    Path file = signed(same, same, same, manifest -> changed(manifest, 2));

    assertThatThrownBy(() -> Verifying.anySigner().verify(file))
        .isInstanceOf(NotAPackageException.class)
        .hasMessageContaining("newer version of Ringfence: its format is 2, this version reads 1");
  }

  private static Reperforming.Reperformed reperform(UnaryOperator<String> told) throws IOException {
    return reperformed(signed(told, UnaryOperator.identity(), UnaryOperator.identity(), AS_IT_IS));
  }

  private static Reperforming.Reperformed reperformed(Path file) throws IOException {
    return new Reperforming(new Installation(folder.resolve("nothing")))
        .reperform(file, Verifying.anySigner());
  }

  /**
   * Signs a package whose assessment, statement of the run, list of inputs and manifest read as
   * they are told; an empty line of the assessment is left out, and so is an empty statement.
   */
  private static Path signed(
      UnaryOperator<String> told,
      UnaryOperator<String> runTold,
      UnaryOperator<String> inputsTold,
      UnaryOperator<Manifest> manifestTold)
      throws IOException {
    Path scratch = java.nio.file.Files.createTempDirectory(folder, "package");
    SigningKey key = SigningKeys.create(scratch.resolve("key"), "test");
    StringBuilder text = new StringBuilder();
    lines.stream()
        .map(told)
        .filter(line -> !line.isEmpty())
        .forEach(line -> text.append(line).append('\n'));
    byte[] assessment = text.toString().getBytes(StandardCharsets.UTF_8);
    Digest sealed = SealedInputs.seal(inputs, STORE);
    byte[] list =
        inputsTold
            .apply(new String(STORE.bytes(sealed), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    PackageContents contents = new PackageContents();
    contents.add(PackageNames.ASSESSMENT, assessment);
    contents.add(PackageNames.EVIDENCE, STORE.bytes(evidence));
    HandingOff.artefacts(STORE.set(evidence))
        .keySet()
        .forEach(digest -> contents.add(PackageNames.evidence(digest), STORE.bytes(digest)));
    contents.add(PackageNames.INPUTS, list);
    for (SealedInputs.Entry entry : SealedInputs.in(sealed, STORE).files()) {
      contents.add(
          PackageNames.input(entry.role(), entry.name()), STORE.bytes(new Digest(entry.digest())));
    }
    contents.add(
        PackageNames.SIGNERS, PackageContents.signers(key).getBytes(StandardCharsets.UTF_8));
    AuditRun run = run();
    Digest report = Sha256.of(assessment);
    contents.add(PackageNames.REPORTS + "report.txt", assessment);
    Manifest manifest =
        new Manifest(
            Manifest.VERSION,
            run.estate(),
            run.period().toString(),
            run.runId(),
            1,
            run.asOf().toString(),
            run.toolVersion(),
            evidence.sha256(),
            Sha256.of(list).sha256(),
            Sha256.of(assessment).sha256(),
            run.catalogue().sha256(),
            run.configuration().sha256(),
            run.exceptions().sha256(),
            "",
            List.of(),
            new Manifest.Chain(1, ""),
            List.of());
    byte[] statement = runTold.apply(statement(manifest, report)).getBytes(StandardCharsets.UTF_8);
    if (statement.length > 0) {
      contents.add(PackageNames.RUN, statement);
    }
    contents.sign(manifestTold.apply(changed(manifest, "", List.of(), contents.listed(), "")), key);
    Path file = scratch.resolve("package.zip");
    contents.write(file);
    return file;
  }

  /** As it stands beside reports. */
  private static String statement(Manifest manifest, Digest report) {
    return new CanonicalJson()
            .indented(
                new TreeMap<>(
                    Map.ofEntries(
                        Map.entry("run", manifest.run()),
                        Map.entry("estate", manifest.estate()),
                        Map.entry("period", manifest.period()),
                        Map.entry("attempt", manifest.attempt()),
                        Map.entry("asOf", manifest.asOf()),
                        Map.entry("tool", manifest.tool()),
                        Map.entry("evidence", manifest.evidence()),
                        Map.entry("assessment", manifest.assessment()),
                        Map.entry("catalogue", manifest.catalogue()),
                        Map.entry("configuration", manifest.configuration()),
                        Map.entry("exceptions", manifest.exceptions()),
                        Map.entry("findings", lines.size()),
                        Map.entry("files", Map.of("report.txt", report.sha256())))))
        + "\n";
  }
}
