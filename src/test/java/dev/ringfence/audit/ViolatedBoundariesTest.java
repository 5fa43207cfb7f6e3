package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.HopRecord;
import dev.ringfence.audit.JudgedEstate.Violated;
import dev.ringfence.check.Observation;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.net.Packets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever reads that a boundary is violated, and deletes the rule that is cited first, has closed
 * the flow; where several rules admit it, each deletion closes a part and the next one is cited.
 */
class ViolatedBoundariesTest {
  private static final Set<SourceRef> NOTHING = Set.of();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> deleting_what_is_cited_closes_every_flow_of_september() throws IOException {
    return closing("2026-09");
  }

  @TestFactory
  Stream<DynamicTest> deleting_what_is_cited_closes_every_flow_of_october() throws IOException {
    return closing("2026-10");
  }

  @TestFactory
  Stream<DynamicTest> deleting_what_is_cited_closes_every_flow_of_november() throws IOException {
    return closing("2026-11");
  }

  private Stream<DynamicTest> closing(String period) throws IOException {
    EditedSample sample = new EditedSample(folder.resolve(period), YearMonth.parse(period));
    List<DynamicTest> tests = new ArrayList<>();
    for (Violated violated : sample.without(NOTHING).violated()) {
      for (Observation observation : violated.outcome().observations()) {
        ObservedFlow flow = ObservedFlow.of(observation);
        String name =
            "%s of %s: %s"
                .formatted(
                    violated.check().definition().id(), violated.boundary(), observation.text());
        tests.add(dynamicTest(name, () -> closes(sample, violated, flow)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests.stream();
  }

  private static void closes(EditedSample sample, Violated violated, ObservedFlow flow) {
    JudgedEstate estate = sample.without(NOTHING);
    assertThat(named(estate.page(violated.boundary()))).contains(flow.rule());
    assertThat(passing(estate, violated, flow).containsAll(flow.packets())).isTrue();

    Set<SourceRef> deleted = new LinkedHashSet<>();
    Packets open = flow.packets();
    SourceRef rule = flow.rule();
    while (!open.isEmpty()) {
      deleted.add(rule);
      JudgedEstate edited = sample.without(deleted);
      Packets left = passing(edited, violated, flow).intersect(flow.packets());
      assertThat(open.minus(left).isEmpty()).as("%s closes nothing", rule.display()).isFalse();
      open = left;
      if (!open.isEmpty()) {
        rule = nextCited(edited, violated, open);
      }
    }
  }

  /** Everything that may pass on the way of a flow. */
  private static Packets passing(JudgedEstate estate, Violated violated, ObservedFlow flow) {
    return Packets.unionOf(
        estate.flows().between(violated.boundary()).ways().stream()
            .filter(way -> flow.isOn(way.via()))
            .map(BoundaryFlows.Way::possible)
            .toList());
  }

  private static SourceRef nextCited(JudgedEstate edited, Violated violated, Packets open) {
    return edited.again(violated).orElseThrow().outcome().observations().stream()
        .map(ObservedFlow::of)
        .filter(flow -> flow.packets().intersects(open))
        .findFirst()
        .orElseThrow()
        .rule();
  }

  /** Every rule that the page of a boundary names. */
  private static List<SourceRef> named(BoundaryRecord page) {
    return page.flows().items().stream()
        .flatMap(
            flow ->
                Stream.concat(flow.witness().request().stream(), flow.witness().answer().stream()))
        .map(HopRecord::sources)
        .flatMap(sources -> sources.items().stream())
        .toList();
  }
}
