package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that gets SIGKILL at a seeded point of a step, and is then started again, leaves the report
 * files of a run that nothing disturbed, byte for byte. Each step is hit at five points: at one of
 * them as the only step, at the others as one of all, in a run that is killed six times.
 */
@Tag("thorough")
class KilledRunTest {
  private static final List<String> STEPS =
      List.of("collect", "seal", "assess", "archive", "report", "publish");
  private static final int POINTS = 5;
  private static final int LONGEST_PAUSE_MILLISECONDS = 400;

  /** A run takes seconds; whatever takes this long is waiting for something that never comes. */
  private static final Duration MOST = Duration.ofMinutes(3);

  @TempDir Path folder;

  private List<String> java = List.of();
  private Map<String, String> expected = Map.of();

  @TestFactory
  Stream<DynamicTest> a_killed_and_restarted_run_gives_the_same_files() throws Exception {
    long begun = System.nanoTime();
    expected = undisturbed();
    assertThat(expected).containsKeys(name("report.pdf"), name("report.xlsx"));

    // Runs of several points share the processors; each has a folder of its own.
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<DynamicTest> tests = new ArrayList<>();
    for (int point = 2; point <= POINTS; point++) {
      int seed = point;
      String name = "killed in every step, seed " + seed;
      tests.add(test(name, begun, pool, () -> killedInEvery(seed)));
    }
    for (String step : STEPS) {
      String name = "killed in " + step + ", seed 1";
      tests.add(test(name, begun, pool, () -> killedIn(step, 1)));
    }
    pool.shutdown();
    return tests.stream();
  }

  /** The run all others are held against. */
  private Map<String, String> undisturbed() throws Exception {
    QuickJvm quick = QuickJvm.in(folder);
    java = quick.first();
    Path place = folder.resolve("undisturbed");
    finish(place);
    java = quick.later();
    return sums(place.resolve("reports"));
  }

  private interface Scenario {
    void play() throws Exception;
  }

  private static DynamicTest test(
      String name, long begun, ExecutorService pool, Scenario scenario) {
    Callable<String> played =
        () -> {
          scenario.play();
          long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
          System.out.println(name + ": the same files, " + seconds + " s after the first start");
          return name;
        };
    Future<String> playing = pool.submit(played);
    return dynamicTest(name, () -> join(playing));
  }

  private static void join(Future<String> run) throws Exception {
    try {
      run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      throw e;
    }
  }

  private void killedIn(String step, int seed) throws Exception {
    Path place = folder.resolve(step + "-" + seed);
    assertThat(struck(step, seed, place)).as("the run came to " + step).isTrue();
    requireSameFiles(place);
  }

  private void killedInEvery(int seed) throws Exception {
    Path place = folder.resolve("every-" + seed);
    for (String step : STEPS) {
      if (!struck(step, seed, place)) {
        // The kill in an earlier step came so late that this one was over.
        killedIn(step, seed);
      }
    }
    requireSameFiles(place);
  }

  /** Whether a run came to the step, and so to the kill. */
  private boolean struck(String step, int seed, Path place) throws Exception {
    SplittableRandom random = new SplittableRandom(31L * step.hashCode() + seed);
    int nth = 1 + random.nextInt(step.equals("collect") || step.equals("report") ? 2 : 1);
    int pause = random.nextInt(LONGEST_PAUSE_MILLISECONDS);
    ChildJvm run = start(place);
    if (!run.says(step, nth)) {
      return false;
    }
    // Long steps are hit in their middle, short ones at their edge.
    boolean isLong = step.equals("assess") || step.equals("report");
    TimeUnit.MILLISECONDS.sleep(isLong ? pause : pause / 40);
    boolean wasKilled = run.kill() > ExitCode.FAILED;
    Path reports = place.resolve("reports");
    if (wasKilled && Files.exists(reports)) {
      assertThat(sums(reports))
          .satisfiesAnyOf(
              found -> assertThat(found).isEmpty(), found -> assertThat(found).isEqualTo(expected));
    }
    return true;
  }

  private void requireSameFiles(Path place) throws Exception {
    finish(place);
    assertThat(firstAttempt(sums(place.resolve("reports")))).isEqualTo(expected);
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

  private ChildJvm start(Path place) throws IOException {
    List<String> arguments = new ArrayList<>(java);
    arguments.add(Main.class.getName());
    arguments.addAll(
        List.of(
            "audit", "--config", "src/samples/three-tier-aws/audit.yaml", "--period", "2026-10"));
    arguments.addAll(
        List.of(
            "--as-of",
            "2026-10-31T06:00:00Z",
            "--out",
            place.resolve("reports").toString(),
            "--state",
            place.resolve("state").toString()));
    return ChildJvm.start(MOST, arguments);
  }

  private void finish(Path place) throws Exception {
    ChildJvm run = start(place);
    String messages = run.messages();
    assertThat(run.exitCode()).as(messages).isLessThanOrEqualTo(ExitCode.OPEN);
    assertThat(messages).doesNotContain("Exception");
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
