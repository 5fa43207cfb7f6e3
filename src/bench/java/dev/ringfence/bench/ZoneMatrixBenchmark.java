package dev.ringfence.bench;

import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zoning;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What passes every boundary of an estate by each way, from its records on; one boundary after the
 * other, as an audit records them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ZoneMatrixBenchmark {
  private static final long SEED = 20261101;

  /** Interfaces and rules. */
  @Param("1000/5000")
  public String size;

  private NetworkModel network;
  private Zoning zoning;

  @Setup
  public void generate() {
    EstateSize parsed = EstateSize.parse(size);
    network = new EstateGenerator(parsed.interfaces(), parsed.rules(), SEED).network();
    zoning = EstateGenerator.zoning();
  }

  @Benchmark
  public void matrix(Blackhole hole) {
    FlowAnalysis analysis = FlowAnalysis.of(network, zoning);
    for (Boundary boundary : analysis.boundaries()) {
      hole.consume(analysis.between(boundary).ways());
    }
  }
}
