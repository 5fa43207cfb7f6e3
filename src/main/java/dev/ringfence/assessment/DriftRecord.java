package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;
import java.util.Optional;

/**
 * How what repositories declare of a boundary differs from what the account shows.
 *
 * @param onlyDeclared what passes as declared only; possible where that cannot be told for certain
 * @param onlyActual what passes in the account only, likewise
 * @param both services that pass as declared and in the account, in words; empty for none
 * @param rules rules of security groups that are not the same, of those that concern the boundary
 */
public record DriftRecord(
    Listed<FlowRecord> onlyDeclared,
    Listed<FlowRecord> onlyActual,
    String both,
    Listed<Rule> rules) {
  /** Whether anything is not the same, or may not be. */
  public boolean isAny() {
    return onlyDeclared.total() + onlyActual.total() + rules.total() > 0;
  }

  /**
   * A rule of a security group.
   *
   * @param sort {@code code-only}, {@code account-only}, {@code different} or {@code undecided}
   * @param group name of the group
   * @param direction {@code ingress} or {@code egress}
   * @param declaredText what it says in the code; empty where it is not there
   * @param actualText what it says in the account; empty where it is not there
   * @param declared where it is declared
   * @param actual where the account shows it
   */
  public record Rule(
      String sort,
      String group,
      String direction,
      String declaredText,
      String actualText,
      Optional<SourceRef> declared,
      Optional<SourceRef> actual) {}
}
