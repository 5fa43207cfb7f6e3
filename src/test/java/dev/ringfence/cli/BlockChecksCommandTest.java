package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see of control files in the shape of WAF++. */
class BlockChecksCommandTest {
  private static final String CONTROLS = "src/test/resources/wafpp";

  @TempDir Path folder;

  private String repository(String name, String text) throws IOException {
    Path repository = Files.createDirectories(folder.resolve("net"));
    Files.writeString(repository.resolve(name), text);
    return repository.toString();
  }

  @Test
  void controls_list_tells_what_is_executable_by_engine() {
    Cli list = Cli.run("controls", "list", "--controls", CONTROLS);

    assertThat(list.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(list.out()).contains("tfx-together.nothing  (not executable: states no assertions)");
    assertThat(list.err()).contains("3 controls").containsPattern("terraform: (\\d+) of \\d+ exec");
  }

  @Test
  void controls_test_runs_their_examples() {
    Cli test = Cli.run("controls", "test", CONTROLS);

    assertThat(test.out()).contains(" passed, 0 failed");
    assertThat(test.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void scan_finds_the_line_of_a_block() throws IOException {
    String repository =
        repository(
            "main.tf",
            """
            resource "aws_ebs_volume" "a" {
              size      = 1
              encrypted = false
            }
            """);

    Cli scan = Cli.run("scan", "--controls", CONTROLS, repository);

    assertThat(scan.exitCode()).isEqualTo(ExitCode.OPEN);
    assertThat(scan.out())
        .contains("net/aws_ebs_volume.a")
        .contains("encrypted is false, true demanded")
        .contains("main.tf:3");
    assertThat(scan.err()).contains("1 checks of the catalogue cannot be executed");
  }

  @Test
  void scan_of_exports_says_that_there_is_no_configuration() {
    Cli scan =
        Cli.run(
            "scan",
            "--controls",
            CONTROLS,
            "--format",
            "json",
            "src/samples/three-tier-aws/2026-10/exports");

    assertThat(scan.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(scan.out()).contains("no source is a configuration of Terraform");
  }
}
