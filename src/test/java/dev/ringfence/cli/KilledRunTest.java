package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that gets SIGKILL at a seeded point of a step, and is then started again, leaves the report
 * files of a run that nothing disturbed, byte for byte.
 */
class KilledRunTest {
  private static final List<String> STEPS =
      List.of("collect", "seal", "assess", "archive", "report", "publish");
  private static final int POINTS = 5;
  private static final int LONGEST_PAUSE_MILLISECONDS = 400;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> a_killed_and_restarted_run_gives_the_same_files() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(finished(start(undisturbed))).isLessThanOrEqualTo(ExitCode.OPEN);
    Map<String, String> expected = sums(undisturbed.resolve("reports"));
    assertThat(expected).containsKeys(name("report.pdf"), name("report.xlsx"));

    // Runs of several points share the processors; each has a folder of its own.
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<DynamicTest> tests = new ArrayList<>();
    for (String step : STEPS) {
      for (int seed = 1; seed <= POINTS; seed++) {
        int point = seed;
        Future<?> run =
            pool.submit(
                () -> {
                  killedAndRestarted(step, point, expected);
                  return "done";
                });
        tests.add(dynamicTest("killed in " + step + ", seed " + seed, () -> join(run)));
      }
    }
    pool.shutdown();
    return tests.stream();
  }

  private static void join(Future<?> run) throws Exception {
    try {
      run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      throw e;
    }
  }

  private void killedAndRestarted(String step, int seed, Map<String, String> expected)
      throws Exception {
    Path place = folder.resolve(step + "-" + seed);
    SplittableRandom random = new SplittableRandom(31L * step.hashCode() + seed);

    boolean wasKilled = killedIn(step, random, start(place));
    Path reports = place.resolve("reports");
    if (wasKilled && Files.exists(reports)) {
      assertThat(sums(reports))
          .satisfiesAnyOf(
              found -> assertThat(found).isEmpty(), found -> assertThat(found).isEqualTo(expected));
    }
    int exitCode = finished(start(place));

    assertThat(exitCode).isLessThanOrEqualTo(ExitCode.OPEN);
    assertThat(firstAttempt(sums(reports))).isEqualTo(expected);
  }

  /** A kill that came after the run's end leaves a finished attempt, which the next one keeps. */
  private static Map<String, String> firstAttempt(Map<String, String> found) {
    String kept = Path.of("three-tier-aws", "superseded", "2026-10.1").toString();
    String place = Path.of("three-tier-aws", "2026-10").toString();
    Map<String, String> first = new TreeMap<>();
    found.forEach(
        (file, sum) -> {
          if (file.startsWith(kept)) {
            first.put(place + file.substring(kept.length()), sum);
          }
        });
    return first.isEmpty() ? found : first;
  }

  /** Whether the kill came before the run's own end. */
  private static boolean killedIn(String step, SplittableRandom random, Process process)
      throws IOException, InterruptedException {
    int after = random.nextInt(step.equals("collect") || step.equals("report") ? 2 : 1);
    int pause = random.nextInt(LONGEST_PAUSE_MILLISECONDS);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(step) && seen++ == after) {
          // Long steps are hit in their middle, short ones at their edge.
          TimeUnit.MILLISECONDS.sleep(
              step.equals("assess") || step.equals("report") ? pause : pause / 40);
          process.destroyForcibly();
          return process.waitFor() != ExitCode.OPEN;
        }
      }
    }
    throw new AssertionError("the run never came to " + step);
  }

  private static Process start(Path place) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(
        List.of(
            "audit", "--config", "src/samples/three-tier-aws/audit.yaml", "--period", "2026-10"));
    command.addAll(
        List.of(
            "--as-of",
            "2026-10-31T06:00:00Z",
            "--out",
            place.resolve("reports").toString(),
            "--state",
            place.resolve("state").toString()));
    Files.createDirectories(place);
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static int finished(Process process) throws IOException, InterruptedException {
    String messages = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(messages).doesNotContain("Exception");
    return code;
  }

  private static String name(String file) {
    return Path.of("three-tier-aws", "2026-10", file).toString();
  }

  private static Map<String, String> sums(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> sums = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> sums.put(folder.relativize(file).toString(), sha256(file)));
      return sums;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
