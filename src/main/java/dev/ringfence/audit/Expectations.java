package dev.ringfence.audit;

import dev.ringfence.assessment.DocumentedRecord;
import dev.ringfence.assessment.DocumentedRecord.Use;
import dev.ringfence.audit.Expected.Leaves;
import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.Zoning;
import dev.ringfence.policy.Documentation;
import dev.ringfence.policy.Documentation.Unplaced;
import dev.ringfence.policy.DocumentationComparison;
import dev.ringfence.policy.DocumentationComparison.NotPermitted;
import dev.ringfence.policy.DocumentationComparison.Undocumented;
import dev.ringfence.policy.Documented;
import dev.ringfence.policy.EstateNames;
import dev.ringfence.policy.Passing;
import dev.ringfence.policy.PolicyComparison;
import dev.ringfence.policy.PolicyComparison.Beyond;
import dev.ringfence.policy.Selection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What owners say of each boundary, beside what may pass it. */
final class Expectations {
  /** How old a review may be is a matter of checks. */
  private static final int ANY_AGE = 1_000_000;

  private final FlowAnalysis analysis;
  private final Map<Boundary, BoundaryPolicy> policies;
  private final Selection selection;
  private final Documentation tables;
  private final Map<Documented, NotPermitted> unused = new HashMap<>();
  private final Map<Boundary, Undocumented> undocumented = new HashMap<>();

  /**
   * @param rows of the documented tables; none if there is no table
   * @param zoning of the analysed network
   */
  Expectations(
      FlowAnalysis analysis,
      List<BoundaryPolicy> policies,
      List<DeclaredFlow> rows,
      Zoning zoning,
      LocalDate day) {
    this.analysis = analysis;
    this.policies =
        policies.stream().collect(Collectors.toMap(BoundaryPolicy::boundary, Function.identity()));
    this.selection = Selection.among(analysis::endpoints);
    this.tables = Documentation.of(rows, new EstateNames(zoning, analysis.endpoints()));
    if (!rows.isEmpty()) {
      compare(day);
    }
  }

  private void compare(LocalDate day) {
    comparison(day, flows -> new Passing(flows.certain(), flows.possible()))
        .notPermitted()
        .forEach(row -> unused.put(row.documented(), row));
    comparison(day, Expectations::all)
        .undocumented()
        .forEach(boundary -> undocumented.put(boundary.boundary(), boundary));
  }

  private DocumentationComparison comparison(
      LocalDate day, Function<BoundaryFlows, Passing> passing) {
    Map<Boundary, Passing> boundaries = new HashMap<>();
    analysis
        .boundaries()
        .forEach(boundary -> boundaries.put(boundary, passing.apply(analysis.between(boundary))));
    return tables.compare(boundaries, selection, day, ANY_AGE);
  }

  /** As if all that may pass did: how it stands to what owners name does not turn on that. */
  private static Passing all(BoundaryFlows flows) {
    return new Passing(flows.possible(), flows.possible());
  }

  /** What the tables name and the estate does not have. */
  List<Unplaced> unplaced() {
    return tables.unplaced();
  }

  Expected of(Boundary boundary) {
    Optional<BoundaryPolicy> policy = Optional.ofNullable(policies.get(boundary));
    return new Expected(
        policy,
        policies.isEmpty() ? Optional.empty() : Optional.of(beyond(boundary, policy)),
        Optional.ofNullable(undocumented.get(boundary))
            .map(left -> new Leaves(left.certain(), left.possible())),
        tables.on(boundary).stream().map(this::row).toList());
  }

  private Leaves beyond(Boundary boundary, Optional<BoundaryPolicy> policy) {
    Beyond beyond =
        PolicyComparison.of(boundary, policy, all(analysis.between(boundary)), selection);
    return new Leaves(beyond.certain(), beyond.possible());
  }

  private DocumentedRecord row(Documented documented) {
    DeclaredFlow row = documented.row();
    Optional<NotPermitted> left = Optional.ofNullable(unused.get(documented));
    return new DocumentedRecord(
        documented.from().text(),
        documented.to().text(),
        row.services().toString(),
        row.purpose(),
        row.reviewed(),
        left.map(found -> use(row, found)).orElse(Use.PASSES),
        left.filter(found -> !found.certain().isEmpty())
            .map(found -> found.certain().toString())
            .orElse(""),
        row.source());
  }

  private static Use use(DeclaredFlow row, NotPermitted left) {
    if (left.certain().isEmpty()) {
      return Use.MAY_PASS;
    }
    return left.certain().containsAll(row.services()) ? Use.PASSES_NOT : Use.PASSES_IN_PART;
  }
}
