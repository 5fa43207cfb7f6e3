package dev.ringfence.read.azure;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Network rules, then application rules, of a firewall: collections by priority, of which the first
 * with a rule that matches decides (Azure Firewall, rule processing logic). Application rules go by
 * names, which are in no packet header, so what they let through is only possible.
 */
final class FirewallList {
  /**
   * What a rule lets through that no rule before it decides.
   *
   * @param certain packets that pass
   * @param possible others that may
   * @param doubt why they may; empty where there are none
   */
  record Through(Arm rule, String name, Packets certain, Packets possible, String doubt) {}

  private final List<Through> through = new ArrayList<>();
  private Packets isDenied = Packets.none();
  private Packets mayBeDenied = Packets.none();
  private Packets isAllowed = Packets.none();

  /** By protocol, requests that an application rule denies whatever the name. */
  private final Map<String, Packets> namesDenied = new HashMap<>();

  /** Takes the network rules of a collection. */
  void network(FirewallCollection collection, FirewallMatch match) {
    Packets least = Packets.none();
    Packets most = Packets.none();
    String unknown = "whether collection " + collection.name() + " allows or denies is not known";
    for (Arm rule : collection.rules()) {
      SecurityRule.Match found = match.network(rule);
      least = least.union(found.least());
      most = most.union(found.most());
      if (collection.action() != FirewallCollection.Action.DENY) {
        boolean isCertain = collection.action() == FirewallCollection.Action.ALLOW;
        Packets certain =
            isCertain ? found.least().minus(mayBeDenied).minus(isAllowed) : Packets.none();
        Packets possible = found.most().minus(isDenied).minus(isAllowed).minus(certain);
        String doubt =
            !isCertain
                ? unknown
                : found.doubt().isEmpty()
                    ? "what a rule before it denies is not known"
                    : found.doubt();
        add(rule, collection, certain, possible, doubt);
        isAllowed = isAllowed.union(certain);
      }
    }
    if (collection.action() == FirewallCollection.Action.DENY) {
      isDenied = isDenied.union(least.minus(isAllowed));
    }
    if (collection.action() != FirewallCollection.Action.ALLOW) {
      mayBeDenied = mayBeDenied.union(most);
    }
  }

  /** Takes the application rules of a collection; all network rules were taken before. */
  void application(FirewallCollection collection, FirewallMatch match) {
    for (Arm rule : collection.rules()) {
      List<FirewallMatch.Requests> requests = match.application(rule);
      if (collection.action() != FirewallCollection.Action.DENY) {
        Packets possible =
            requests.stream()
                .map(each -> undecided(each.protocol(), each.match().most()))
                .reduce(Packets.none(), Packets::union);
        add(rule, collection, Packets.none(), possible, FirewallMatch.names(rule));
      } else if (FirewallMatch.isForEveryName(rule)
          && rule.member("destinationAddresses").node().isEmpty()) {
        requests.forEach(
            each -> namesDenied.merge(each.protocol(), each.match().least(), Packets::union));
      }
    }
  }

  /** What no network rule decides, nor a rule that denies every name of a protocol. */
  private Packets undecided(String protocol, Packets requests) {
    return requests
        .minus(isDenied)
        .minus(isAllowed)
        .minus(namesDenied.getOrDefault(protocol, Packets.none()));
  }

  /** What the platform lets through unless an application rule denies every name. */
  void builtIn(Arm firewall) {
    Packets possible =
        FirewallMatch.WEB.entrySet().stream()
            .map(web -> undecided(web.getKey(), web.getValue()))
            .reduce(Packets.none(), Packets::union);
    if (!possible.isEmpty()) {
      through.add(
          new Through(
              firewall,
              "names of the platform's infrastructure",
              Packets.none(),
              possible,
              "names of the platform's infrastructure pass unless an application rule denies all"));
    }
  }

  private void add(
      Arm rule, FirewallCollection collection, Packets certain, Packets possible, String doubt) {
    String name = collection.name() + "/" + rule.raw("name");
    through.add(new Through(rule, name, certain, possible, possible.isEmpty() ? "" : doubt));
  }

  List<Through> through() {
    return List.copyOf(through);
  }

  /** The collections of a kind in their order, all of them taken. */
  static Fact<FirewallList> of(
      Fact<List<FirewallCollection>> collections, FirewallMatch match, Arm firewall) {
    return collections.map(
        all -> {
          FirewallList list = new FirewallList();
          all.stream()
              .filter(one -> one.kind() == FirewallCollection.Kind.NETWORK)
              .forEach(one -> list.network(one, match));
          all.stream()
              .filter(one -> one.kind() == FirewallCollection.Kind.APPLICATION)
              .forEach(one -> list.application(one, match));
          list.builtIn(firewall);
          return list;
        });
  }
}
