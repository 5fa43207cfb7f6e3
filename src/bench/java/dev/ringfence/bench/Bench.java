package dev.ringfence.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the zone matrix over several sizes and prints a table and how the time grows. */
public final class Bench {
  /** The default stands in pom.xml. */
  private static final String SIZES = System.getProperty("ringfence.bench.sizes");

  private static final int LARGE = 50_000;

  private record Measured(EstateSize size, double cold, double warm, double heap) {}

  private Bench() {}

  public static void main(String[] arguments) throws RunnerException {
    List<Measured> rows = new ArrayList<>();
    print("| interfaces | rules | cold, ms | warm, ms | peak heap, MiB |");
    print("| ---: | ---: | ---: | ---: | ---: |");
    for (EstateSize size : Arrays.stream(SIZES.split(",")).map(EstateSize::parse).toList()) {
      Measured row = measured(size);
      rows.add(row);
      print(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %,.0f | %,.0f | %,.0f |",
              size.interfaces(),
              size.rules(),
              row.cold(),
              row.warm(),
              row.heap()));
    }
    if (rows.size() > 1) {
      print(String.format(Locale.ROOT, "growth exponent %.2f", exponent(rows)));
    }
  }

  // Its output is what the command is for.
  private static void print(String line) {
    System.out.println(line);
  }

  private static Measured measured(EstateSize size) throws RunnerException {
    RunResult cold = run(size, 0, 1);
    boolean isLarge = size.interfaces() >= LARGE;
    RunResult warm = run(size, isLarge ? 1 : 3, isLarge ? 1 : 3);
    return new Measured(
        size,
        cold.getPrimaryResult().getScore(),
        warm.getPrimaryResult().getScore(),
        cold.getSecondaryResults().get(PeakHeapProfiler.LABEL).getScore());
  }

  private static RunResult run(EstateSize size, int warmups, int measurements)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(ZoneMatrixBenchmark.class.getName())
                .param("size", size.toString())
                .warmupIterations(warmups)
                .measurementIterations(measurements)
                .forks(1)
                .jvmArgs("-Xmx4g")
                .addProfiler(PeakHeapProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build())
        .runSingle();
  }

  /** Slope of the warm times over sizes, both as logarithms. */
  private static double exponent(List<Measured> rows) {
    double meanX = rows.stream().mapToDouble(Bench::x).average().orElseThrow();
    double meanY = rows.stream().mapToDouble(Bench::y).average().orElseThrow();
    double above = rows.stream().mapToDouble(row -> (x(row) - meanX) * (y(row) - meanY)).sum();
    double below = rows.stream().mapToDouble(row -> (x(row) - meanX) * (x(row) - meanX)).sum();
    return above / below;
  }

  private static double x(Measured row) {
    return Math.log(row.size().parts());
  }

  private static double y(Measured row) {
    return Math.log(row.warm());
  }
}
