package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Packet;
import dev.ringfence.network.Boundary;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to hold of every answer: it is what the hops of its paths say, what is only possible is
 * so for a reason, and every hop and every reason names where it was read.
 *
 * @param given what to call the estate where it does not hold
 */
record Reasons(EstateText estate, FlowAnalysis analysis, String given) {
  Reasons(EstateText estate, String given) {
    this(estate, FlowAnalysis.of(estate.network(), estate.zoning()), given);
  }

  void requireOf(Packet packet) {
    Explanation explanation = analysis.explain(packet);
    assertThat(explanation.paths())
        .as(asked(packet))
        .allMatch(path -> path.passage() == explanation.passage());
    List<FlowPath> paths = new ArrayList<>(explanation.paths());
    explanation.stops().ifPresent(paths::add);
    assertThat(paths)
        .as(asked(packet))
        .flatExtracting(FlowPath::hops)
        .noneMatch(hop -> hop.sources().isEmpty() || hop.text().isBlank());
  }

  void requireOfBoundaries() {
    estate.boundaries().forEach(this::requireOf);
  }

  private void requireOf(Boundary boundary) {
    for (PermittedFlow flow : analysis.flows(boundary)) {
      boolean isCertain = flow.certainty() == Certainty.CERTAIN;
      assertThat(flow.witness().passage())
          .as(asked(boundary + " " + flow))
          .isEqualTo(isCertain ? Passage.PERMITTED : Passage.INCONCLUSIVE);
    }
    BoundaryFlows flows = analysis.between(boundary);
    boolean isExact = flows.certain().equals(flows.possible());
    assertThat(flows.doubts().isEmpty()).as(asked(boundary)).isEqualTo(isExact);
    assertThat(flows.doubts())
        .as(asked(boundary))
        .noneMatch(doubt -> doubt.sources().isEmpty() || doubt.reason().isBlank());
  }

  private String asked(Object what) {
    return given + ", " + what + "\n" + estate;
  }
}
