package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.flow.Certainty;
import dev.ringfence.network.Boundary;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What passed one boundary, from period to period.
 *
 * @param moments one for each audited period, oldest first
 */
public record BoundaryTimeline(Boundary boundary, List<Moment> moments) {
  public BoundaryTimeline {
    moments = List.copyOf(moments);
  }

  /** The same from a month on. */
  public BoundaryTimeline from(YearMonth first) {
    return new BoundaryTimeline(
        boundary, moments.stream().filter(moment -> !moment.period().isBefore(first)).toList());
  }

  /**
   * One audited period.
   *
   * @param record empty where one of the zones was not there, or flows were not computed
   * @param isComparable whether it is known what passed in the audited period before as well
   * @param added lines that pass and did not then; empty if that is not known
   * @param removed lines that passed then and do not now; likewise
   * @param isWhole whether all lines were kept in both periods: otherwise what was added and
   *     removed is of the kept ones
   */
  public record Moment(
      YearMonth period,
      LocalDate day,
      Optional<BoundaryRecord> record,
      boolean isComparable,
      List<Line> added,
      List<Line> removed,
      boolean isWhole) {
    public Moment {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }

    public Optional<Lines> lines() {
      return record.map(Lines::of);
    }
  }

  /** How many lines passed certainly, possibly, and of either without being allowed. */
  public record Lines(long certain, long possible, long notAllowed) {
    static Lines of(BoundaryRecord record) {
      return new Lines(
          sum(record, count -> count.certainty() == Certainty.CERTAIN),
          sum(record, count -> count.certainty() != Certainty.CERTAIN),
          sum(record, count -> count.policy() == Standing.BEYOND));
    }

    private static long sum(BoundaryRecord record, Predicate<BoundaryRecord.Count> which) {
      return record.counts().stream().filter(which).mapToLong(BoundaryRecord.Count::lines).sum();
    }
  }

  /** What is compared of a permitted flow; how it stands to policies is not part of it. */
  public record Line(
      Certainty certainty, String services, String sources, String destinations, String via) {
    static Line of(FlowRecord flow) {
      return new Line(
          flow.certainty(),
          flow.services(),
          flow.sources().text(),
          flow.destinations().text(),
          flow.via());
    }

    /** {@code tcp 443 from internet to 10.0.0.0/24}. */
    public String display() {
      return "%s from %s to %s%s"
          .formatted(
              services, sources, destinations, certainty == Certainty.CERTAIN ? "" : " (possible)");
    }
  }

  /**
   * @param assessments oldest period first, one a period
   */
  public static BoundaryTimeline of(
      Boundary boundary, List<Assessment> assessments, AssessmentArchive archive) {
    List<Moment> moments = new ArrayList<>();
    Optional<BoundaryRecord> before = Optional.empty();
    for (Assessment assessment : assessments) {
      Optional<BoundaryRecord> now = archive.boundary(assessment.digest(), boundary);
      Set<Line> lines = lines(now);
      Set<Line> earlier = lines(before);
      boolean isComparable = now.isPresent() && before.isPresent();
      moments.add(
          new Moment(
              assessment.header().run().period(),
              assessment.header().run().day(),
              now,
              isComparable,
              isComparable ? without(lines, earlier) : List.of(),
              isComparable ? without(earlier, lines) : List.of(),
              isWhole(now) && isWhole(before)));
      before = now;
    }
    return new BoundaryTimeline(boundary, moments);
  }

  private static Set<Line> lines(Optional<BoundaryRecord> record) {
    Set<Line> lines = new LinkedHashSet<>();
    record.ifPresent(one -> one.flows().items().forEach(flow -> lines.add(Line.of(flow))));
    return lines;
  }

  private static boolean isWhole(Optional<BoundaryRecord> record) {
    return record.map(one -> !one.flows().isCut()).orElse(true);
  }

  private static List<Line> without(Set<Line> some, Set<Line> others) {
    return some.stream().filter(line -> !others.contains(line)).toList();
  }
}
