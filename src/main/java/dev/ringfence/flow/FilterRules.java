package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One direction of a stateful filter, in the form that sets are built from.
 *
 * @param rules those that name addresses, and those that name a group
 * @param refusals rules that are cited for what no rule admits; only lists in an order have them
 * @param isUnknown whether the rules themselves are not known
 */
record FilterRules(
    Filter filter,
    Direction direction,
    List<Rule> rules,
    List<Rule> refusals,
    List<Doubt> doubts,
    boolean isUnknown) {

  /**
   * One permit.
   *
   * @param traffic protocol, ports and ICMP types, whatever the addresses
   * @param peers addresses it names; for a group none
   * @param group id of the group it names; empty for none
   * @param isAnyGroup whether it names a group that cannot be told
   */
  record Rule(
      Permit permit, Span traffic, Area peers, Optional<String> group, boolean isAnyGroup) {}

  /** Rules that name a group, or that may. */
  List<Rule> byGroup() {
    return rules.stream().filter(rule -> rule.isAnyGroup() || rule.group().isPresent()).toList();
  }

  static FilterRules of(Filter filter, Direction direction) {
    Fact<List<Permit>> permits =
        direction == Direction.INGRESS ? filter.ingress() : filter.egress();
    List<Rule> rules = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    permits.valueIfKnown().orElse(List.of()).forEach(permit -> rules.add(rule(permit, doubts)));
    if (permits instanceof Fact.Unknown<List<Permit>> unknown) {
      doubts.add(doubt(filter.header().name(), unknown));
    }
    return new FilterRules(
        filter, direction, List.copyOf(rules), List.of(), List.copyOf(doubts), !permits.isKnown());
  }

  private static Doubt doubt(String what, Fact.Unknown<?> unknown) {
    return new Doubt(what + ": " + unknown.reason(), unknown.sources());
  }

  private static Rule rule(Permit permit, List<Doubt> doubts) {
    String name = permit.header().name();
    Span traffic =
        permit
            .traffic()
            .fold(
                known -> Span.of(known.value()),
                unknown -> {
                  doubts.add(doubt(name, unknown));
                  return Span.maybe(Packets.all());
                });
    boolean mayBeGroup = permit.peerKind().valueIfKnown().map("group"::equals).orElse(true);
    boolean mayBeAddress =
        permit.peerKind().valueIfKnown().map(k -> !k.equals("group")).orElse(true);
    if (!permit.peerKind().isKnown()) {
      doubts.add(new Doubt(name + ": whom it is for is not known", permit.peerKind().sources()));
    }
    return new Rule(
        permit,
        traffic,
        mayBeAddress ? peers(permit, name, doubts) : Area.NONE,
        mayBeGroup
            ? permit.peerGroup().valueIfKnown().filter(id -> !id.isEmpty())
            : Optional.empty(),
        mayBeGroup && isUntoldGroup(permit, name, doubts));
  }

  private static Area peers(Permit permit, String name, List<Doubt> doubts) {
    return permit
        .peer()
        .fold(
            known -> Area.of(known.value()),
            unknown -> {
              doubts.add(doubt(name, unknown));
              return Area.UNKNOWN;
            });
  }

  private static boolean isUntoldGroup(Permit permit, String name, List<Doubt> doubts) {
    if (permit.peerGroup() instanceof Fact.Unknown<String> unknown) {
      doubts.add(doubt(name, unknown));
      return true;
    }
    return false;
  }
}
