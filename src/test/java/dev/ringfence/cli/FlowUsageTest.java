package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about flows that cannot be put: each is told in words, before any work. */
class FlowUsageTest {
  private static final String CONFIG = "src/samples/three-tier-aws/audit.yaml";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flows | no exports named",
        "flows gone | gone: no such folder",
        "flows pom.xml | pom.xml: not a folder",
        "flows src/docs | src/docs: neither exports nor Terraform, CloudFormation or Kubernetes manifests in it",
        "flows --config " + CONFIG + " src/docs | not both",
        "flows --period 2026-11 src/docs | give --config",
        "flows --config " + CONFIG + " --period 2026-13 | a month as 2026-11",
        "flows --config " + CONFIG + " --period 2026-08 | audit.yaml:",
        "flows --format xml src/docs | xml",
        "reach --from x --hops 0 src/docs | --hops 0",
        "reach src/docs | --from",
        "explain --from x --to y --protocol tcp --port 65536 src/docs | --port '65536'",
        "explain --from x --to y --protocol tcp --port 90-80 src/docs | 80-90 is meant",
        "explain --from x --to y --protocol tcp --port 1-2-3 src/docs | --port '1-2-3'",
        "explain --from x --to y --protocol tcp --source-port -1 src/docs | --source-port",
        "explain --from x --to y --protocol icmp --port 80 src/docs | use --icmp-type",
        "explain --from x --to y --protocol gre --port 80 src/docs | gre has no ports",
        "explain --from x --to y --protocol tcp --icmp-type 8 src/docs | not icmp",
        "explain --from x --to y --protocol icmp --icmp-code 0 src/docs | give --icmp-type",
        "explain --from x --to y --protocol icmp --icmp-type 256 src/docs | --icmp-type 256",
        "explain --from x --to y --protocol tpc src/docs | not an IP protocol",
        "explain --from x --to y src/docs | --protocol"
      })
  void given_wrong_usage_the_message_says_what_is_wrong(String command, String told) {
    Cli wrong = Cli.run(command.split(" "));

    assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains(told).doesNotContain("\tat ");
  }

  @Test
  void given_several_wrong_folders_each_is_named() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Cli wrong = Cli.run("flows", "gone", empty.toString());

    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err())
        .contains("gone: no such folder")
        .contains(
            "empty: neither exports nor Terraform, CloudFormation or Kubernetes manifests in it");
  }
}
