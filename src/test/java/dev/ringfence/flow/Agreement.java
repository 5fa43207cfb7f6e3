package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.network.Boundary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the analysis of an estate against the oracle, packet by packet. */
final class Agreement {
  /** A packet on which the two differ, or what they say of the packet alone. */
  record Difference(Packet packet, String where, Verdict oracle, String analysis) {
    @Override
    public String toString() {
      return packet + "\n  " + where + ": oracle " + oracle + ", analysis " + analysis;
    }
  }

  private final EstateText estate;
  private final PacketOracle oracle;
  private final FlowAnalysis analysis;

  Agreement(EstateText estate) {
    this.estate = estate;
    oracle = oracle(estate);
    analysis = FlowAnalysis.of(estate.network(), estate.zoning());
  }

  static PacketOracle oracle(EstateText estate) {
    EstateReader reader = new EstateReader(estate.parsed());
    Map<String, List<String>> zones = new HashMap<>();
    for (EstateLine line : estate.parsed()) {
      if (line.kind().equals("interface") && !line.text("zone", "").isEmpty()) {
        zones.put(reader.interfaceId(line.name()), List.of(line.text("zone").split("\\|")));
      }
    }
    return new PacketOracle(estate.network(), zones, SamplePackets.everyPort(estate));
  }

  Optional<Difference> first(Collection<Packet> packets) {
    List<BoundaryFlows> flows = new ArrayList<>();
    for (Boundary boundary : estate.boundaries()) {
      if (isCompared(boundary)) {
        flows.add(analysis.between(boundary));
      }
    }
    for (Packet packet : packets) {
      if (!oracle.isToItself(packet)) {
        Optional<Difference> difference = difference(packet, flows);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  /** What joined networks without evidence let through is nobody's to tell. */
  private boolean isCompared(Boundary boundary) {
    boolean isElsewhere = (boundary.from() + boundary.to()).contains("other-networks");
    boolean isDoubtful = estate.toString().matches("(?s).*zone=\\S+\\|.*");
    return !isElsewhere
        && !(isDoubtful && (boundary.from() + boundary.to()).contains("unassigned"));
  }

  private Optional<Difference> difference(Packet packet, List<BoundaryFlows> flows) {
    PacketOracle.Outcome outcome = oracle.outcome(packet);
    for (BoundaryFlows on : flows) {
      Verdict expected = outcome.on(on.boundary());
      Verdict actual = verdict(on, packet);
      if (actual != expected) {
        return Optional.of(
            new Difference(packet, on.boundary().toString(), expected, actual.toString()));
      }
    }
    Verdict expected = outcome.anywhere();
    Passage explained = analysis.explain(packet).passage();
    return explained == expected.passage()
        ? Optional.empty()
        : Optional.of(new Difference(packet, "explain", expected, explained.word()));
  }

  private static Verdict verdict(BoundaryFlows flows, Packet packet) {
    boolean isCertain = flows.certain().contains(packet);
    boolean isPossible = flows.possible().contains(packet);
    if (isCertain && !isPossible) {
      throw new AssertionError("certain and not possible on " + flows.boundary() + ": " + packet);
    }
    return isCertain ? Verdict.YES : isPossible ? Verdict.MAYBE : Verdict.NO;
  }
}
