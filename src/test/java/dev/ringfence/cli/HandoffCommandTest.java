package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringfence.handoff.ssh.Seeds;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A month handed over, checked by us and by others, and judged again elsewhere. */
class HandoffCommandTest {
  private static final String CONFIG = "src/samples/public-azure/audit.yaml";

  @TempDir private static Path folder;
  private static Path first;

  @BeforeAll
  static void audit_a_month_and_pack_it() {
    audit(CONFIG, "2026-11-30T06:00:00Z", "state");
    first = folder.resolve("first.zip");

    Cli packed = handoff("state", "--out", first.toString());

    assertThat(packed.exitCode()).as(packed.err()).isEqualTo(ExitCode.OK);
    assertThat(packed.out()).isEqualTo(first + "\n");
    assertThat(packed.err())
        .contains("A key to sign packages with was made", "handoff_ed25519", "SHA256:")
        .contains("Package 1 of public-azure: 2026-11, attempt 1");
  }

  /** Without reports, which handoff makes anyway. */
  private static void audit(String config, String asOf, String state) {
    Cli audit =
        Cli.run(
            "assess",
            "--config",
            config,
            "--evidence",
            Path.of(config).resolveSibling("2026-11").resolve("exports").toString(),
            "--period",
            "2026-11",
            "--as-of",
            asOf,
            "--out",
            folder.resolve("reports").toString(),
            "--state",
            folder.resolve(state).toString());
    assertThat(audit.exitCode()).as(audit.err()).isLessThanOrEqualTo(ExitCode.OPEN);
  }

  private static Cli handoff(String state, String... options) {
    List<String> arguments = new ArrayList<>(List.of("handoff", "--state"));
    arguments.add(folder.resolve(state).toString());
    arguments.addAll(List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void given_the_same_month_packed_again_the_bytes_are_the_same() throws IOException {
    Path again = folder.resolve("again.zip");

    Cli packed = handoff("state", "--config", CONFIG, "--period", "2026-11", "--out", "" + again);

    assertThat(packed.exitCode()).as(packed.err()).isEqualTo(ExitCode.OK);
    assertThat(packed.err()).contains("Package 1 of").doesNotContain("was made");
    assertThat(Files.mismatch(first, again)).isEqualTo(-1);
  }

  @Test
  void verify_names_key_run_and_place_in_the_chain() {
    Cli verified = Cli.run("verify", first.toString());

    assertThat(verified.exitCode()).as(verified.out()).isEqualTo(ExitCode.OK);
    assertThat(verified.out()).startsWith("intact\n").contains("SHA256:", "1, the first");
    assertThat(
            Cli.run(
                    "verify",
                    first.toString(),
                    "--signer",
                    folder.resolve("state/keys/handoff_ed25519.pub").toString())
                .exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void given_a_byte_changed_verify_and_reperform_name_the_file_and_end_with_1() throws IOException {
    Path changed = Files.copy(first, folder.resolve("changed.zip"));
    byte[] bytes = Files.readAllBytes(changed);
    int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("reports/report.pdf%PDF");
    try (RandomAccessFile file = new RandomAccessFile(changed.toFile(), "rw")) {
      file.seek(name + 500L);
      file.write(bytes[name + 500] ^ 1);
    }

    for (String command : List.of("verify", "reperform")) {
      Cli found = Cli.run(command, changed.toString());

      assertThat(found.exitCode()).isEqualTo(ExitCode.OPEN);
      assertThat(found.out()).isEqualTo("altered       reports/report.pdf\n");
    }
  }

  @Test
  void given_a_file_that_is_no_package_the_exit_code_is_2() {
    for (String command : List.of("verify", "reperform")) {
      Cli found = Cli.run(command, CONFIG);

      assertThat(found.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(found.err())
          .contains(CONFIG + ": no package of Ringfence")
          .doesNotContain("Exception");
      assertThat(Cli.run(command, "nowhere.zip").err()).contains("nowhere.zip: no such file");
    }
  }

  @Test
  void unpacked_it_is_checked_by_stock_tools_alone() throws Exception {
    for (String tool : List.of("unzip", "sha256sum", "ssh-keygen")) {
      assumeThat(run(folder, "sh", "-c", "command -v " + tool).code())
          .as(tool + " is not installed: the package is not checked with it")
          .isZero();
    }
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    assertThat(run(unpacked, "unzip", "-q", first.toString()).code()).isZero();
    String readme = Files.readString(unpacked.resolve("README.txt"));
    List<String> commands =
        readme
            .lines()
            .filter(line -> line.matches(" {4}(sha256sum -c|ssh-keygen|find) .*"))
            .toList();

    assertThat(commands).hasSize(3);
    assertThat(run(unpacked, "sh", "-c", commands.get(0)).code()).isZero();
    Ran signature = run(unpacked, "sh", "-c", commands.get(1));
    assertThat(signature.out()).startsWith("Good \"ringfence-handoff\" signature for ringfence");
    assertThat(readme).contains(signature.out().strip().replaceAll(".* key ", ""));
    assertThat(run(unpacked, "sh", "-c", commands.get(2)).out().lines())
        .containsExactlyInAnyOrder("SHA256SUMS", "SHA256SUMS.sig");
  }

  @Test
  void the_private_key_is_in_its_file_only() throws IOException {
    Path key = folder.resolve("state/keys/handoff_ed25519");
    Seeds seed = Seeds.of(key);
    assertThat(seed.isIn(Files.readString(key))).isTrue();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("state/log"))) {
      files = Stream.concat(all.filter(Files::isRegularFile), Stream.of(first)).toList();
    }

    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(seed.isIn(text)).as("%s", file).isFalse();
      assertThat(text.contains("PRIVATE KEY")).as("%s", file).isFalse();
    }
  }

  /** A JVM of its own: the setting must come before anything else. */
  @Test
  void elsewhere_and_on_another_jdk_the_assessment_comes_out_equal() throws Exception {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> others = Files.list(installed)) {
        others
            .filter(home -> Files.isExecutable(home.resolve("bin/java")))
            .filter(home -> isNewer(home, Runtime.version().feature()))
            .findFirst()
            .ifPresent(homes::add);
      }
    }
    for (Path home : homes) {
      Ran ran =
          run(
              Path.of("").toAbsolutePath(),
              home.resolve("bin/java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-Duser.timezone=Pacific/Kiritimati",
              "-Duser.language=ar",
              "-Duser.country=EG",
              "-Dringfence.home=" + folder.resolve("nothing"),
              "-cp",
              System.getProperty("java.class.path"),
              "dev.ringfence.cli.Main",
              "reperform",
              first.toString());

      assertThat(ran.code()).as("%s: %s", home, ran.out()).isZero();
      assertThat(ran.out()).contains("equal ");
    }
  }

  private static boolean isNewer(Path home, int feature) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> Integer.parseInt(line.replaceAll("\\D*(\\d+).*", "$1")))
          .anyMatch(version -> version > feature);
    } catch (IOException e) {
      // A home without the file is an old one.
      return false;
    }
  }

  @Test
  void given_a_later_attempt_its_package_names_the_one_before() throws IOException {
    audit(CONFIG, "2026-11-30T06:00:00Z", "chained");
    Path one = folder.resolve("one.zip");
    Path two = folder.resolve("two.zip");
    assertThat(handoff("chained", "--out", "" + one).exitCode()).isEqualTo(ExitCode.OK);
    audit(CONFIG, "2026-11-30T07:00:00Z", "chained");

    Cli packed = handoff("chained", "--out", "" + two);

    assertThat(packed.err()).contains("Package 2 of public-azure: 2026-11, attempt 2");
    assertThat(Cli.run("verify", "" + two).out()).contains("package     2, after the one whose");
  }

  @Test
  void given_a_framework_what_it_does_not_need_is_left_out_and_said() {
    Path some = folder.resolve("pci.zip");

    Cli packed = handoff("state", "--framework", "PCI-DSS", "--out", "" + some);

    assertThat(packed.exitCode()).as(packed.err()).isEqualTo(ExitCode.OK);
    Cli verified = Cli.run("verify", "" + some);
    assertThat(verified.exitCode()).as(verified.out()).isEqualTo(ExitCode.OK);
    Cli again = Cli.run("reperform", "" + some);
    assertThat(packed.err()).contains("Left out:");
    assertThat(verified.out()).contains("artefacts not needed for PCI DSS 4.0.1");
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("nothing was judged", "--framework");
  }

  @Test
  void given_a_signer_narrowed_by_an_option_it_is_refused() throws IOException {
    String line = Files.readString(folder.resolve("state/keys/handoff_ed25519.pub"));
    Path signers =
        Files.writeString(folder.resolve("signers"), "ringfence valid-before=\"20200101\" " + line);

    Cli refused = Cli.run("verify", "" + first, "--signer", "" + signers);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("line 1: of the options valid-before=")
        .doesNotContain("\tat ");
  }

  @Test
  void given_no_such_framework_the_key_that_was_made_is_told_all_the_same() {
    audit(CONFIG, "2026-11-30T06:00:00Z", "keyed");

    Cli refused =
        handoff("keyed", "--framework", "SOX", "--out", folder.resolve("sox.zip").toString());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("A key to sign packages with was made", "SOX");
  }

  private record Refusal(String name, List<String> options, String words) {}

  @TestFactory
  Stream<DynamicTest> what_cannot_be_packed_is_refused_with_a_reason() throws IOException {
    String free = folder.resolve("free.zip").toString();
    Path file = Files.writeString(folder.resolve("a-file"), "text");
    return Stream.of(
            new Refusal("out is there", List.of("--out", "" + first), "never overwritten"),
            new Refusal(
                "no folder for it",
                List.of("--out", folder.resolve("none/x.zip").toString()),
                "there is no folder"),
            new Refusal("out is in a file", List.of("--out", file + "/x.zip"), "is not a folder"),
            new Refusal(
                "a month not audited",
                List.of("--period", "2026-10", "--out", free),
                "the history has 2026-11"),
            new Refusal("no month", List.of("--period", "last", "--out", free), "a month as"),
            new Refusal(
                "no such framework", List.of("--framework", "SOX", "--out", free), "PCI DSS 4.0.1"),
            new Refusal("no key", List.of("--key", "" + file, "--out", free), "no private key"),
            new Refusal(
                "another estate",
                List.of("--config", "src/samples/hybrid-azure/audit.yaml", "--out", free),
                "the history has public-azure"))
        .map(
            refusal ->
                DynamicTest.dynamicTest(
                    refusal.name(),
                    () -> {
                      Cli refused = handoff("state", refusal.options().toArray(String[]::new));

                      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.USAGE);
                      assertThat(refused.err()).contains(refusal.words()).doesNotContain("\tat ");
                      assertThat(Path.of(free)).doesNotExist();
                    }));
  }

  @Test
  void given_several_estates_and_no_configuration_they_are_named() {
    audit(CONFIG, "2026-11-30T06:00:00Z", "several");
    audit("src/samples/hybrid-azure/audit.yaml", "2026-11-30T06:00:00Z", "several");

    Cli refused = handoff("several", "--out", folder.resolve("several.zip").toString());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--estate", "hybrid-azure, public-azure");
  }

  @Test
  void given_a_run_older_than_sealed_inputs_the_way_out_is_named() throws Exception {
    audit(CONFIG, "2026-11-30T06:00:00Z", "older");
    try (Connection database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("older").resolve("ringfence"), "sa", "");
        Statement statement = database.createStatement()) {
      assertThat(statement.executeUpdate("delete from sealed_inputs")).isEqualTo(1);
    }

    Cli refused = handoff("older", "--out", folder.resolve("older.zip").toString());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("ringfence assess --period 2026-11 --evidence ");
    assertThat(folder.resolve("older.zip")).doesNotExist();
  }

  private record Ran(int code, String out) {}

  private static Ran run(Path where, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out);
  }
}
