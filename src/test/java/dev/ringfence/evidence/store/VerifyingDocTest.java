package dev.ringfence.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An auditor's commands, taken from the document, on a store as it is written. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a POSIX shell")
class VerifyingDocTest {
  private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final String ANSWER = "{\"Vpcs\": [{\"Tags\": [{\"a/b\": \"shop\"}]}]}\n";

  private final Path folder;
  private final SealedStore store;

  VerifyingDocTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = SealedStore.open(folder.resolve(".ringfence/evidence"));
  }

  @Test
  void given_sealed_bytes_then_stock_tools_print_their_digest() throws Exception {
    Digest digest = store.seal(ANSWER.getBytes(StandardCharsets.UTF_8));

    assertThat(run("sealed " + digest + " | sha256sum")).startsWith(digest.sha256());
  }

  @Test
  void given_a_pointer_then_stock_tools_print_the_value_it_leads_to() throws Exception {
    Digest digest = store.seal(ANSWER.getBytes(StandardCharsets.UTF_8));

    assertThat(run("value " + digest + " /Vpcs/0/Tags/0/a~1b")).isEqualTo("\"shop\"\n");
  }

  @Test
  void given_an_untouched_set_then_nothing_is_altered() throws Exception {
    assertThat(run("altered " + sealedSet())).isEmpty();
  }

  @Test
  void given_a_missing_artefact_then_its_digest_is_printed() throws Exception {
    Digest set = sealedSet();
    Digest artefact = Sha256.of(ANSWER.getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.walk(folder)) {
      Path file = files.filter(one -> one.endsWith(artefact + ".gz")).findFirst().orElseThrow();
      Files.delete(file);
    }

    assertThat(run("altered " + set)).isEqualTo(artefact + "\n");
  }

  private Digest sealedSet() {
    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
    Evidence item =
        new Evidence(
            Request.of(
                new EvidenceSource("aws", "111122223333", "eu-central-1"), "ec2:DescribeVpcs"),
            "vpcs.json",
            store.seal(answer),
            answer.length,
            "",
            Instant.parse("2026-11-01T04:00:00Z"),
            Evidence.Clock.COLLECTOR,
            1,
            List.of());
    return store.seal(EvidenceManifest.of(new EvidenceSet(List.of(item), List.of())));
  }

  private String run(String command) throws IOException, InterruptedException {
    assumeTrue(hasPython(), "no python3 here");
    String definitions =
        COMMANDS
            .matcher(Files.readString(Path.of("src/docs/verifying-a-report.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("commands.sh"), definitions + "\n" + command + "\n");
    return output(new ProcessBuilder("sh", "commands.sh").directory(folder.toFile()));
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return !output(new ProcessBuilder("sh", "-c", "command -v python3")).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said;
  }
}
