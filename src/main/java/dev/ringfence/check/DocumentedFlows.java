package dev.ringfence.check;

import dev.ringfence.check.CrossingJudge.Forbidden;
import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.policy.DocumentationComparison;
import dev.ringfence.policy.DocumentationComparison.Undocumented;
import dev.ringfence.policy.Passing;
import dev.ringfence.policy.Selection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the table of documented flows is what is permitted: each boundary a subject, and each
 * row.
 *
 * @param mostDays how many days ago a row may have been reviewed, if that counts
 */
record DocumentedFlows(Judged judged, LocalDate day, Optional<Integer> mostDays) {
  List<Judgement> judgements() {
    if (judged.documentation().rows().isEmpty()) {
      return List.of(withoutTable());
    }
    List<Judgement> judgements = new ArrayList<>();
    compare(everything()).undocumented().stream()
        .filter(undocumented -> needsDocument(undocumented.boundary()))
        .forEach(undocumented -> judgements.add(boundary(undocumented)));
    DocumentationComparison compared = compare(passing());
    judgements.addAll(new DocumentedRows(judged, mostDays.isPresent()).judgements(compared));
    return judgements;
  }

  private DocumentationComparison compare(Map<Boundary, Passing> passing) {
    return judged
        .documentation()
        .compare(passing, selection(), day, mostDays.orElse(Integer.MAX_VALUE));
  }

  /** Of all packets, those that no row speaks of are what must not pass. */
  private Map<Boundary, Passing> everything() {
    Map<Boundary, Passing> everything = new TreeMap<>();
    judged
        .flows()
        .boundaries()
        .forEach(boundary -> everything.put(boundary, new Passing(Packets.all(), Packets.all())));
    return everything;
  }

  private Judgement withoutTable() {
    return new Judgement(
        Subject.estate(),
        new Inconclusive(
            List.of(
                Observation.of(
                    "no table documents any flow (documented of audit.yaml)",
                    judged.seal().manifest()))));
  }

  private Map<Boundary, Passing> passing() {
    Map<Boundary, Passing> passing = new TreeMap<>();
    for (Boundary boundary : judged.flows().boundaries()) {
      BoundaryFlows flows = judged.flows().between(boundary);
      passing.put(boundary, new Passing(flows.certain(), flows.possible()));
    }
    return passing;
  }

  private Selection selection() {
    FlowAnalysis flows = judged.flows();
    return Selection.among(flows::endpoints);
  }

  /** Where owners say of some boundaries that they are to be documented, others need not be. */
  private boolean needsDocument(Boundary boundary) {
    return judged.policies().stream().noneMatch(BoundaryPolicy::needsDocument)
        || judged.policies().stream()
            .filter(policy -> policy.boundary().equals(boundary))
            .allMatch(BoundaryPolicy::needsDocument);
  }

  /** A flow that stands in no row is its own proof; that it is missing shows in the rows. */
  private Judgement boundary(Undocumented undocumented) {
    Boundary boundary = undocumented.boundary();
    Crossing crossing = ZoneCrossing.of(judged, boundary);
    Packets certain = undocumented.certain();
    Packets possible = undocumented.possible();
    return CrossingJudge.of(judged)
        .judgement(
            Subject.of(boundary),
            crossing,
            new Forbidden(certain, possible, "and is not documented"));
  }
}
