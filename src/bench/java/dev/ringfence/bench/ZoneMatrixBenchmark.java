package dev.ringfence.bench;

import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zoning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What passes every boundary of an estate, from its records on. */
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
  public List<BoundaryFlows> matrix() {
    FlowAnalysis analysis = FlowAnalysis.of(network, zoning);
    List<BoundaryFlows> flows = new ArrayList<>();
    for (Boundary boundary : analysis.boundaries()) {
      flows.add(analysis.between(boundary));
    }
    return flows;
  }
}
