package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run whose files may not grow any more ends with a message, without a report; run again with
 * room it leaves the files of a run that nothing disturbed, and an archive that is whole.
 */
@Tag("thorough")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process's files are limited by ulimit")
class FullDiskTest {
  private static final Duration MOST = Duration.ofMinutes(3);
  private static final String ESTATE = "private-vpn-aws";

  @TempDir private static Path folder;

  private static Map<String, byte[]> expected = Map.of();
  private static long largest;
  private static List<String> java = List.of();

  @BeforeAll
  static void audit_with_room() throws Exception {
    Path place = folder.resolve("undisturbed");
    QuickJvm quick = QuickJvm.in(folder);
    java = quick.first();
    assertThat(finish(place)).isEqualTo(ExitCode.OK);
    java = quick.later();
    expected = files(place.resolve("reports"));
    assertThat(expected).isNotEmpty();
    largest = Files.size(place.resolve("state/ringfence.mv.db"));
  }

  /** Percents of what the database needs: within its schema, while collecting, while assessing. */
  @ParameterizedTest
  @ValueSource(ints = {10, 30, 50})
  void given_a_full_disk_then_nothing_is_half_and_the_next_run_goes_on(int percent)
      throws Exception {
    Path place = folder.resolve("full-" + percent);
    ChildJvm cut = ChildJvm.startWithin(largest * percent / 100 / 1024, MOST, arguments(place));

    String messages = cut.messages();

    assertThat(cut.exitCode()).as(messages).isEqualTo(ExitCode.FAILED);
    assertThat(messages)
        .contains("Reading or writing failed: File too large")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
    assertThat(files(place.resolve("reports"))).isEmpty();

    assertThat(finish(place)).isEqualTo(ExitCode.OK);

    assertThat(files(place.resolve("reports")))
        .hasSameSizeAs(expected)
        .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
    Cli verified = Cli.run("history", "--verify", "--state", place.resolve("state").toString());
    assertThat(verified.exitCode()).as(verified.out()).isEqualTo(ExitCode.OK);
    assertThat(verified.out()).contains("all 1 are what was archived");
  }

  private static List<String> arguments(Path place) {
    List<String> arguments = new ArrayList<>(java);
    arguments.add(Main.class.getName());
    arguments.addAll(
        List.of(
            "audit",
            "--config",
            "src/samples/" + ESTATE + "/audit.yaml",
            "--period",
            "2026-11",
            "--as-of",
            "2026-11-30T06:00:00Z",
            "--out",
            place.resolve("reports").toString(),
            "--state",
            place.resolve("state").toString()));
    return arguments;
  }

  private static int finish(Path place) throws Exception {
    ChildJvm run = ChildJvm.start(MOST, arguments(place));
    String messages = run.messages();
    assertThat(messages).doesNotContain("Exception");
    return run.exitCode();
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Map.of();
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
