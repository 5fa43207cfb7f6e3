package dev.ringfence.report;

import dev.ringfence.report.BoundaryRow.BoundaryHead;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything about one boundary.
 *
 * @param policySource where its policy stands, empty if it has none
 * @param needsDocument whether what passes has to be in the table of documented flows, in words
 * @param flows each with a witness
 * @param linesLeft how many lines the assessment did not keep, in words, or empty
 * @param mediated ways through balancers and service endpoints
 * @param mediatedLeft how many more there are, in words, or empty
 * @param drift how code and account differ; empty where an audit does not compare
 * @param driftLeft how much more there is, in words, or empty
 * @param findings about this boundary, worst first
 * @param doubts why more is possible than certain
 * @param issues endpoints of which it is not certain that they belong to its zones
 * @param issuesLeft how many more there are, in words, or empty
 * @param history one for each audited month up to this one; empty without an earlier one
 */
public record BoundaryPage(
    BoundaryHead head,
    ZoneRow from,
    ZoneRow to,
    List<AllowedRow> policy,
    String policyNote,
    Optional<SourceRow> policySource,
    String needsDocument,
    List<DocumentedRow> documented,
    String documentedNote,
    Shown<FlowRow> flows,
    String linesLeft,
    List<MediatedRow> mediated,
    String mediatedLeft,
    List<DriftRow> drift,
    String driftLeft,
    Shown<FindingRow> findings,
    List<DoubtRow> doubts,
    String doubtsLeft,
    List<IssueRow> issues,
    String issuesLeft,
    List<MomentRow> history) {
  public BoundaryPage {
    policy = List.copyOf(policy);
    documented = List.copyOf(documented);
    mediated = List.copyOf(mediated);
    drift = List.copyOf(drift);
    doubts = List.copyOf(doubts);
    issues = List.copyOf(issues);
    history = List.copyOf(history);
  }

  /** What paths, differences and doubts cite; policy and table are files of the audit's own. */
  Stream<SourceRow> sources() {
    Stream<PathRow> paths =
        Stream.concat(
            flows.rows().stream().map(FlowRow::witness),
            mediated.stream().flatMap(MediatedRow::paths));
    return Stream.of(
            paths.flatMap(path -> path.hops().stream()).flatMap(hop -> hop.sources().stream()),
            drift.stream().flatMap(DriftRow::sources),
            doubts.stream().flatMap(doubt -> doubt.sources().stream()))
        .flatMap(sources -> sources);
  }

  /**
   * What passed in one month.
   *
   * @param added what passes and did not in the audited month before, a few of it in brief
   * @param removed likewise what passed in it
   * @param wholeAdded all of it that was kept, exact
   * @param note how far both are known, or empty
   */
  public record MomentRow(
      String period,
      String day,
      String state,
      String style,
      FlowTotals totals,
      List<String> added,
      List<String> removed,
      List<String> wholeAdded,
      List<String> wholeRemoved,
      String note) {
    public MomentRow {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      wholeAdded = List.copyOf(wholeAdded);
      wholeRemoved = List.copyOf(wholeRemoved);
    }
  }

  /** One month of one boundary in the workbook. */
  public record BoundaryMoment(BoundaryHead head, MomentRow moment) {}

  /** A line of the policy, as its owner wrote it. */
  public record AllowedRow(String text, SourceRow source) {}

  /**
   * A row of the documented table.
   *
   * @param use whether it passes, symbol and words
   */
  public record DocumentedRow(
      String from,
      String to,
      String services,
      String purpose,
      String reviewed,
      String use,
      String style,
      SourceRow source) {}

  /**
   * A way through something that makes a connection of its own.
   *
   * @param words what connects where
   */
  public record MediatedRow(
      String number,
      String mediator,
      String name,
      String words,
      String certainty,
      String certaintyStyle,
      PathRow first,
      PathRow second) {
    Stream<PathRow> paths() {
      return Stream.of(first, second);
    }
  }

  /**
   * Why something is not certain.
   *
   * @param gaps numbers of the missing answers it comes from, {@code G-001}
   */
  public record DoubtRow(
      String reason, List<String> gaps, List<SourceRow> sources, String sourcesLeft) {
    public DoubtRow {
      gaps = List.copyOf(gaps);
      sources = List.copyOf(sources);
    }
  }

  /** A name in a documented row that leads nowhere. */
  public record UnplacedRow(
      String from, String to, String services, String name, String reason, SourceRow source) {}

  /** An endpoint of which the zone is not certain. */
  public record IssueRow(
      String endpoint, String name, List<String> zones, String reason, List<SourceRow> sources) {
    public IssueRow {
      zones = List.copyOf(zones);
      sources = List.copyOf(sources);
    }
  }
}
