package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of hosts beside the exports of the sample estate. */
class HostFlowsTest {
  private static final Path SAMPLE = Path.of("src/samples/three-tier-aws/2026-10/exports");
  private static final String BASTION = "10.20.0.201";
  private static final String SERVER = "i-065b7dae2e316345f";
  private static final String DROPPING =
      """
      table inet filter {
        chain input {
          type filter hook input priority filter; policy drop;
          ct state established accept
          tcp dport 22 drop
          tcp dport 8443 accept
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void given_a_host_that_drops_the_flow_is_denied_by_its_rule() throws IOException {
    exports();

    String before = explained(22);
    write("hosts/" + SERVER + "/nft.txt", DROPPING);
    String after = explained(22);

    assertThat(before).contains("verdict=permitted").doesNotContain("hosts/");
    assertThat(after)
        .contains("verdict=denied", "host rule tcp dport 22 drop drops tcp 22", "host-ingress")
        .contains("hosts/" + SERVER + "/nft.txt");
  }

  @Test
  void given_a_host_that_accepts_the_flow_is_as_before_and_has_its_rule_as_a_hop()
      throws IOException {
    exports();
    write("hosts/" + SERVER + "/nft.txt", DROPPING.replace("22 drop", "22 accept"));

    assertThat(explained(22))
        .contains("verdict=permitted", "host rule tcp dport 22 accept accepts tcp 22");
  }

  @Test
  void given_a_rule_that_is_not_understood_the_flow_is_inconclusive() throws IOException {
    exports();
    write("hosts/" + SERVER + "/nft.txt", DROPPING.replace("22 drop", "22 osf name \"x\" accept"));

    assertThat(explained(22)).contains("verdict=inconclusive", "may decide about tcp 22");
  }

  @Test
  void given_rules_of_nobody_it_is_said_and_no_flow_changes() throws IOException {
    exports();
    write("hosts/nobody/nft.txt", DROPPING);

    assertThat(questions().notes())
        .anySatisfy(note -> assertThat(note).contains("nobody", "belong to no interface"));
    assertThat(explained(22)).contains("verdict=permitted");
  }

  @Test
  void given_a_comment_that_names_the_host_by_its_address_it_is_matched() throws IOException {
    exports();
    write("hosts/some.txt", "# host: 10.20.16.21\n" + DROPPING);

    assertThat(explained(22)).contains("verdict=denied", "hosts/some.txt");
  }

  @Test
  void given_two_hosts_that_claim_one_interface_neither_is_in_any_flow() throws IOException {
    exports();
    write("hosts/" + SERVER + "/nft.txt", DROPPING);
    write("hosts/10.20.16.21/nft.txt", DROPPING.replace("22 drop", "22 accept"));

    assertThat(questions().notes())
        .anySatisfy(note -> assertThat(note).contains("10.20.16.21", SERVER, "all belong to"));
    assertThat(explained(22)).doesNotContain("hosts/", "host rule");
  }

  private String explained(int port) {
    return questions().explain(BASTION, SERVER, Services.tcp(Ports.of(port))).toString();
  }

  private FlowQuestions questions() {
    return new FlowReading(new Installation(Path.of("").toAbsolutePath()), Progress.SILENT)
        .folders(List.of(folder));
  }

  private void exports() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(SAMPLE.relativize(file).toString(), Files.readString(file));
      }
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
