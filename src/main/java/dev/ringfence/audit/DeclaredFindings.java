package dev.ringfence.audit;

import dev.ringfence.assessment.Assessor;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.check.Subject;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Findings on what repositories declare, in an audit of accounts. Each check judges the two planes
 * one after the other and never together. What a check says of the estate as a whole, of its
 * boundaries or by attestation it says of the accounts alone; checks of blocks have only
 * declarations to judge.
 */
record DeclaredFindings(Assessor assessor) {
  /** All findings on accounts and those on declared resources, in canonical order. */
  Stream<Finding> among(Judged accounts, Judged declared) {
    return assessor.checks().entrySet().stream()
        .flatMap(control -> ofControl(control, accounts, declared));
  }

  /** One control's at a time: more than that is not held together. */
  private Stream<Finding> ofControl(
      Map.Entry<ControlId, List<Check>> control, Judged accounts, Judged declared) {
    Stream<Finding> ofAccounts = of(control, engine -> engine != Engine.TERRAFORM).assess(accounts);
    Stream<Finding> ofResources =
        of(control, engine -> engine == Engine.RESOURCE)
            .assess(declared)
            .filter(finding -> !finding.subject().equals(Subject.estate()));
    Stream<Finding> ofBlocks = of(control, engine -> engine == Engine.TERRAFORM).assess(declared);
    return Stream.of(ofAccounts, ofResources, ofBlocks).flatMap(Function.identity()).sorted();
  }

  private Assessor of(Map.Entry<ControlId, List<Check>> control, Predicate<Engine> which) {
    List<Check> checks =
        control.getValue().stream()
            .filter(check -> which.test(check.definition().engine()))
            .toList();
    SortedMap<ControlId, List<Check>> one = new TreeMap<>(Map.of(control.getKey(), checks));
    return assessor.of(one);
  }
}
