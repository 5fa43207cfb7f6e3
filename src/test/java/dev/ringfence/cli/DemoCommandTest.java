package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  private static List<String> samples() throws IOException {
    try (Stream<Path> samples = Files.list(Path.of("src/samples"))) {
      return samples.map(sample -> sample.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void given_help_then_every_sample_that_is_shipped_is_listed() throws IOException {
    Cli help = Cli.run("demo", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out().replaceAll("\\s+", " ")).contains(String.join(", ", samples()));
  }

  @Test
  void given_another_sample_then_its_month_is_reported(@TempDir Path folder) {
    Cli demo =
        Cli.run(
            "demo",
            "public-azure",
            "--out",
            folder.resolve("reports").toString(),
            "--state",
            folder.resolve("state").toString());

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.out()).contains(Path.of("public-azure", "2026-11", "report.pdf").toString());
    assertThat(folder.resolve("reports/public-azure/2026-11/report.xlsx")).exists();
  }

  @Test
  void given_a_name_that_is_nearly_right_then_the_right_one_is_named() {
    Cli wrong = Cli.run("demo", "private-vpn-asw");

    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("nearest is \"private-vpn-aws\"").doesNotContain("\tat ");
  }
}
