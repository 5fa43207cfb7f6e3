package dev.ringfence.read.azure;

import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of the security admin rules of a network: the first that matches decides whether a
 * packet passes, is dropped, or is left to network security groups, to which it comes as well where
 * none matches (Azure Virtual Network Manager, how security admin rules are evaluated).
 */
final class AdminList {
  /** No rules. */
  static final AdminList EMPTY = new AdminList();

  /**
   * What a rule lets pass whatever comes after it.
   *
   * @param certain packets that it certainly does
   * @param possible others that it may
   */
  record Always(AdminRule rule, Packets certain, Packets possible, String doubt) {}

  private final List<Always> always = new ArrayList<>();
  private Packets isDenied = Packets.none();
  private Packets mayBeDenied = Packets.none();
  private Packets isDecided = Packets.none();
  private Packets mayBeDecided = Packets.none();
  private String doubt = "";

  private AdminList() {}

  /**
   * The list of a direction.
   *
   * @param rules by ascending priority
   * @param direction {@code ingress} or {@code egress}
   * @param network what VirtualNetwork stands for
   */
  static AdminList of(List<AdminRule> rules, String direction, ServiceTags tags, Bounds network) {
    AdminList list = new AdminList();
    for (AdminRule rule : rules) {
      boolean isKnown = new SecurityRule(rule.json()).direction().isKnown();
      boolean isOfOther =
          new SecurityRule(rule.json())
              .direction()
              .valueIfKnown()
              .filter(word -> !word.equals(direction))
              .isPresent();
      if (!isOfOther) {
        SecurityRule.Match match = rule.match(tags, network);
        list.take(
            rule,
            isKnown
                ? match
                : new SecurityRule.Match(
                    Packets.none(), match.most(), "its direction is not known"));
      }
    }
    return list;
  }

  private void take(AdminRule rule, SecurityRule.Match match) {
    Packets certain = match.least().minus(mayBeDecided);
    Packets possible = match.most().minus(isDecided);
    String why = why(rule, match);
    switch (rule.action()) {
      case ALWAYS_ALLOW -> always.add(new Always(rule, certain, possible.minus(certain), why));
      case DENY -> {
        isDenied = isDenied.union(certain);
        mayBeDenied = mayBeDenied.union(possible);
      }
      case UNKNOWN -> {
        always.add(new Always(rule, Packets.none(), possible, why));
        mayBeDenied = mayBeDenied.union(possible);
      }
      case ALLOW -> {
        // Groups decide, as they do on what no rule matches.
      }
    }
    isDecided = isDecided.union(match.least());
    mayBeDecided = mayBeDecided.union(match.most());
    if (!certain.sameAs(possible)) {
      doubt = why;
    }
  }

  private static String why(AdminRule rule, SecurityRule.Match match) {
    String reason = match.doubt().isEmpty() ? "a rule before it is not certain" : match.doubt();
    return "security admin rule "
        + rule.name()
        + ": "
        + (rule.action() == AdminRule.Action.UNKNOWN ? "what it does is not known" : reason);
  }

  List<Always> always() {
    return List.copyOf(always);
  }

  boolean isEmpty() {
    return always.isEmpty() && mayBeDenied.isEmpty();
  }

  /** What a rule of a group still lets pass once these rules have decided. */
  RuleList.Allowed after(RuleList.Allowed allowed) {
    if (mayBeDenied.isEmpty()) {
      return allowed;
    }
    Packets certain = allowed.certain().minus(mayBeDenied);
    Packets possible = allowed.possible().union(allowed.certain()).minus(isDenied).minus(certain);
    String why = allowed.doubt().isEmpty() ? doubt : allowed.doubt();
    return new RuleList.Allowed(
        allowed.rule(),
        certain,
        possible,
        why.isEmpty() ? "what a rule before it decides is not known" : why);
  }

  /** What is left to groups, and certainly or possibly not dropped. */
  Packets left(boolean certainly) {
    return Packets.all().minus(certainly ? mayBeDenied : isDenied);
  }

  String doubt() {
    return doubt;
  }
}
