package dev.ringfence.report;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.Standing;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.assessment.ZoneTable.ZoneRecord;
import dev.ringfence.flow.Certainty;
import dev.ringfence.network.Boundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** An estate with many zones, some of them with names that were chosen to break a layout. */
public final class LargeBoundaries {
  private static final List<Certainty> CERTAINTIES = List.of(Certainty.values());
  private static final List<Standing> STANDINGS =
      List.of(Standing.BEYOND, Standing.COVERED, Standing.UNDECIDED, Standing.COVERED);

  private LargeBoundaries() {}

  /** The report on so many zones, always the same. */
  public static ReportModel model(int zones) {
    List<String> names = IntStream.range(0, zones).mapToObj(LargeBoundaries::name).toList();
    List<BoundaryRecord> boundaries = boundaries(names);
    return SampleAssessment.model(
        new ZoneTable(
            names.stream().map(name -> new ZoneRecord(name, "application", false, 17, 1)).toList(),
            false,
            boundaries.size(),
            new Listed<>(List.of(), 0),
            new Listed<>(List.of(), 0)),
        boundaries);
  }

  private static String name(int number) {
    return switch (number) {
      case 1 -> "a-zone-with-a-name-that-is-much-longer-than-any-cell-of-any-matrix-has-room-for";
      case 2 -> "=HYPERLINK(\"http://example.com\")";
      case 3 -> "<b>&amp;</b> \u202Ezone";
      default -> "team-" + number + "-services";
    };
  }

  private static List<BoundaryRecord> boundaries(List<String> names) {
    SplittableRandom random = new SplittableRandom(11);
    List<BoundaryRecord> all = new ArrayList<>();
    for (String from : names) {
      for (String to : names) {
        List<FlowRecord> flows =
            random.nextInt(4) > 0
                ? List.of()
                : IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> flow(random, 1_000 + i))
                    .toList();
        all.add(
            SampleBoundaries.record(
                new Boundary(from, to),
                Optional.of(SampleBoundaries.policy(9, "443/tcp")).filter(p -> !flows.isEmpty()),
                List.of(),
                flows,
                List.of(),
                List.of()));
      }
    }
    return all;
  }

  private static FlowRecord flow(SplittableRandom random, int port) {
    return SampleBoundaries.flow(
        CERTAINTIES.get(random.nextInt(2)),
        "tcp " + port,
        STANDINGS.get(random.nextInt(4)),
        STANDINGS.get(random.nextInt(4)),
        "10.1.0.0/16");
  }
}
