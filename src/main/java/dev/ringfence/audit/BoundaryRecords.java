package dev.ringfence.audit;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.BoundaryRecord.Count;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.PolicyRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.audit.Expected.Leaves;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes down what passes each boundary. A long list keeps its first items and says how many. */
final class BoundaryRecords {
  static final int MOST_FLOWS = 100;
  private static final int MOST_ROWS = 500;
  private static final int MOST_MEDIATED = 50;
  private static final int MOST_DOUBTS = 50;

  private final FlowAnalysis analysis;
  private final Function<Boundary, Expected> expected;
  private final FlowRecords words;
  private final Optional<DriftRecords> drift;

  /**
   * @param expected what owners say of each boundary
   */
  BoundaryRecords(FlowAnalysis analysis, Function<Boundary, Expected> expected) {
    this(analysis, expected, Optional.empty());
  }

  /**
   * @param drift how repositories differ
   */
  BoundaryRecords(
      FlowAnalysis analysis, Function<Boundary, Expected> expected, Optional<DriftRecords> drift) {
    this.analysis = analysis;
    this.expected = expected;
    this.words = new FlowRecords(analysis.endpoints());
    this.drift = drift;
  }

  /** All boundaries in the order of zones, made while they are read. */
  Stream<BoundaryRecord> all() {
    return analysis.boundaries().stream().map(this::of);
  }

  private BoundaryRecord of(Boundary boundary) {
    Expected said = expected.apply(boundary);
    BoundaryFlows flows = analysis.between(boundary);
    Lines lines = new Lines(words);
    for (Part policy : parts(flows.possible(), said.allowed())) {
      for (Part table : parts(policy.packets(), said.documented())) {
        lines.add(analysis.flows(boundary, table.packets()), policy.standing(), table.standing());
      }
    }
    return new BoundaryRecord(
        boundary,
        said.policy().map(BoundaryRecords::policy),
        said.allowed().isPresent(),
        Listed.first(MOST_ROWS, said.rows()),
        new Listed<>(lines.kept, lines.total()),
        lines.counts(),
        Listed.first(MOST_MEDIATED, analysis.mediated(boundary)).map(words::mediated),
        Listed.first(MOST_DOUBTS, flows.doubts()).map(FlowRecords::doubt),
        drift.map(records -> records.of(boundary)));
  }

  /** Packets that stand alike. */
  private record Part(Standing standing, Packets packets) {}

  /** Splits packets by how they stand; what is empty is left out. */
  private static List<Part> parts(Packets packets, Optional<Leaves> leaves) {
    return leaves
        .map(
            left ->
                Stream.of(
                    new Part(Standing.BEYOND, packets.intersect(left.certain())),
                    new Part(
                        Standing.UNDECIDED,
                        packets.intersect(left.possible()).minus(left.certain())),
                    new Part(Standing.COVERED, packets.minus(left.possible()))))
        .orElse(Stream.of(new Part(Standing.UNSTATED, packets)))
        .filter(part -> !part.packets().isEmpty())
        .toList();
  }

  /** Lines of one boundary while they come: all are counted, the first are kept. */
  private static final class Lines {
    private final FlowRecords words;
    private final List<FlowRecord> kept = new ArrayList<>();
    private final Map<Alike, Long> counts = new LinkedHashMap<>();

    private record Alike(Certainty certainty, Standing policy, Standing documented) {}

    Lines(FlowRecords words) {
      this.words = words;
    }

    void add(List<PermittedFlow> flows, Standing policy, Standing documented) {
      for (PermittedFlow flow : flows) {
        counts.merge(new Alike(flow.certainty(), policy, documented), 1L, Long::sum);
        if (kept.size() < MOST_FLOWS) {
          kept.add(words.flow(flow, policy, documented));
        }
      }
    }

    long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Count> counts() {
      return counts.entrySet().stream()
          .map(
              entry ->
                  new Count(
                      entry.getKey().certainty(),
                      entry.getKey().policy(),
                      entry.getKey().documented(),
                      entry.getValue()))
          .toList();
    }
  }

  private static PolicyRecord policy(BoundaryPolicy policy) {
    return new PolicyRecord(
        policy.allowed().stream()
            .map(line -> new PolicyRecord.Allowed(line.text(), line.source()))
            .toList(),
        policy.needsDocument(),
        policy.source());
  }
}
