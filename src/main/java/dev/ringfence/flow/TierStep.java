package dev.ringfence.flow;

import dev.ringfence.network.ResourceHeader;
import java.util.List;

/**
 * One rule in the order in which the policies of a pod are asked.
 *
 * @param id the same for rules that match and do the same
 * @param tier place of its tier
 * @param rank place of its policy there; of those with one rank any may come first
 * @param index place in its policy
 * @param match packets that it decides, if none before it does
 */
record TierStep(
    String id,
    long tier,
    long rank,
    String policy,
    long index,
    Action action,
    Span match,
    ResourceHeader header,
    List<Doubt> doubts) {
  TierStep {
    doubts = List.copyOf(doubts);
  }

  /** What becomes of a packet that a rule matches. */
  enum Action {
    ALLOW,
    DENY,
    /** The next tier decides. */
    PASS,
    /** Nobody knows. */
    UNKNOWN;

    static Action of(String word) {
      return switch (word) {
        case "allow" -> ALLOW;
        case "deny" -> DENY;
        case "pass" -> PASS;
        default -> UNKNOWN;
      };
    }
  }

  /**
   * What passes from here on.
   *
   * @param rest what passes if it does not match
   * @param next what the next tier lets pass
   */
  Span before(Span rest, Span next) {
    return switch (action) {
      case ALLOW ->
          new Span(rest.certain().union(match.certain()), rest.possible().union(match.possible()));
      case DENY ->
          new Span(rest.certain().minus(match.possible()), rest.possible().minus(match.certain()));
      case PASS ->
          new Span(
              rest.certain()
                  .minus(match.possible())
                  .union(match.certain().intersect(next.certain()))
                  .union(match.possible().intersect(rest.certain()).intersect(next.certain())),
              rest.possible()
                  .minus(match.certain())
                  .union(match.possible().intersect(next.possible())));
      case UNKNOWN ->
          new Span(rest.certain().minus(match.possible()), rest.possible().union(match.possible()));
    };
  }
}
