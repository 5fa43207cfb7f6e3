package dev.ringfence.drift;

import dev.ringfence.network.Permit;
import java.util.Optional;

/**
 * A rule of a security group that is not the same as declared and in the account.
 *
 * @param group what people call the group
 * @param direction {@code ingress} or {@code egress}
 * @param declared the rule in the code, if there is one
 * @param actual the rule in the account, if there is one
 */
public record RuleDrift(
    Sort sort, String group, String direction, Optional<Permit> declared, Optional<Permit> actual) {
  /** How the two planes differ. */
  public enum Sort {
    /** It is declared, and the account has none like it. */
    CODE_ONLY,
    /** The account has it, and no declaration does. */
    ACCOUNT_ONLY,
    /** Both have it, with other services or another peer. */
    DIFFERENT,
    /** Whether the other plane has it cannot be told. */
    UNDECIDED
  }
}
