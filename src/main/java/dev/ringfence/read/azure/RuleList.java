package dev.ringfence.read.azure;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One direction of a network security group: rules by ascending priority, of which the first that
 * matches decides (Azure virtual network, network security groups). What no rule matches does not
 * pass. Of each rule that allows it tells which packets it lets pass, so that the list becomes a
 * union of permissions.
 */
final class RuleList {
  /**
   * What a rule lets pass.
   *
   * @param certain what it certainly lets pass, but for what a rule before it does
   * @param possible what else it may let pass
   * @param doubt why it may; empty where nothing is
   */
  record Allowed(SecurityRule rule, Packets certain, Packets possible, String doubt) {}

  /** A rule and what it matches. */
  record Entry(SecurityRule rule, SecurityRule.Match match) {}

  private Packets mayBeDenied = Packets.none();
  private Packets isDenied = Packets.none();
  private Packets isAllowed = Packets.none();
  private String earlier = "";
  private final List<Allowed> allowed = new ArrayList<>();

  private RuleList() {}

  /** Unknown where the order of the rules is. */
  static Fact<List<Allowed>> evaluated(List<Entry> entries) {
    Set<Long> taken = new HashSet<>();
    for (Entry entry : entries) {
      Fact<Long> priority = entry.rule().priority();
      if (priority instanceof Fact.Unknown<Long> unknown) {
        return Fact.unknown(unknown.reason(), entry.rule().json().source());
      }
      if (!taken.add(priority.valueIfKnown().orElseThrow())) {
        return Fact.unknown(
            "two rules have priority " + priority.valueIfKnown().orElseThrow(),
            entry.rule().json().source());
      }
    }
    RuleList list = new RuleList();
    entries.stream()
        .sorted(Comparator.comparing(entry -> entry.rule().priority().valueIfKnown().orElseThrow()))
        .forEach(list::take);
    return Fact.known(List.copyOf(list.allowed));
  }

  private void take(Entry entry) {
    String access = entry.rule().access().valueIfKnown().orElse("");
    Packets least = entry.match().least();
    Packets most = entry.match().most();
    String doubt = entry.match().doubt();
    if (access.equals("deny")) {
      isDenied = isDenied.union(least);
      mayBeDenied = mayBeDenied.union(most);
      earlier = doubt.isEmpty() ? earlier : doubt;
      return;
    }
    boolean isCertain = access.equals("allow");
    Packets certain = isCertain ? least.minus(mayBeDenied).minus(isAllowed) : Packets.none();
    Packets possible = most.minus(isDenied).minus(isAllowed).minus(certain);
    if (!isCertain) {
      mayBeDenied = mayBeDenied.union(most);
      earlier = "whether rule " + entry.rule().name() + " allows or denies is not known";
    }
    isAllowed = isAllowed.union(certain);
    allowed.add(new Allowed(entry.rule(), certain, possible, why(doubt)));
  }

  private String why(String doubt) {
    if (!doubt.isEmpty()) {
      return doubt;
    }
    return earlier.isEmpty() ? "what a rule before it decides is not known" : earlier;
  }
}
