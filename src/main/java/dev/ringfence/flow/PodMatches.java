package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.PolicyRule;
import dev.ringfence.network.TieredRule;
import java.util.ArrayList;
import java.util.List;

/** Which packets rules of policies match, with stand-ins for the pods that they name. */
final class PodMatches {
  private static final Addresses BEYOND = Addresses.all().minus(PodAddresses.ALL);

  private final PodAddresses addresses;

  PodMatches(PodAddresses addresses) {
    this.addresses = addresses;
  }

  static Direction direction(String word) {
    return word.equals(Direction.INGRESS.word()) ? Direction.INGRESS : Direction.EGRESS;
  }

  /** Without ports a rule is for every port; what it means for other protocols is not defined. */
  static Span traffic(PolicyRule rule) {
    Packets spoken = rule.traffic().valueIfKnown().orElse(Packets.none());
    boolean isExact = rule.traffic().isKnown() && !rule.isEveryPort().valueIfKnown().orElse(true);
    return isExact ? Span.of(spoken) : new Span(spoken, Packets.all());
  }

  /**
   * Addresses of its peers.
   *
   * @param areDeceived whether a service may hide its clients' addresses from the pods
   */
  Area peers(PolicyRule rule, boolean areDeceived) {
    Addresses blocks = rule.blocks().valueIfKnown().orElse(Addresses.none());
    Addresses beyond = blocks.minus(PodAddresses.ALL);
    Addresses sure = PodAddresses.surelyIn(blocks).union(named(rule.peers()));
    boolean isForEverybody = blocks.containsAll(Addresses.all());
    Addresses certain = areDeceived && !isForEverybody ? sure : sure.union(beyond);
    Addresses possible =
        certain
            .union(beyond)
            .union(PodAddresses.perhapsIn(blocks))
            .union(named(rule.possiblePeers()));
    return area(certain, possible);
  }

  private static Area area(Addresses certain, Addresses possible) {
    return certain.equals(possible) ? Area.of(certain) : new Area(certain, possible);
  }

  private Addresses named(Fact<List<String>> workloads) {
    return addresses.of(workloads.valueIfKnown().orElse(List.of()));
  }

  /** Everything it matches, its peers by the addresses of packets. */
  Span of(PolicyRule rule, boolean areDeceived) {
    return towards(direction(rule.direction()), traffic(rule), peers(rule, areDeceived));
  }

  private static Span towards(Direction direction, Span traffic, Area peers) {
    return direction == Direction.INGRESS
        ? traffic.fromSources(peers)
        : traffic.toDestinations(peers);
  }

  /** Everything it matches; of a rule that may not hold for a workload nothing is certain. */
  Span of(TieredRule rule, String workload, boolean areDeceived) {
    Packets least = rule.traffic().valueIfKnown().orElse(Packets.none());
    Packets most = rule.possibleTraffic().valueIfKnown().orElse(Packets.all());
    Span match =
        towards(
            direction(rule.direction()),
            least.equals(most) ? Span.of(most) : new Span(least, most),
            peers(rule, areDeceived));
    boolean isSure = rule.targets().valueIfKnown().orElse(List.of()).contains(workload);
    return isSure ? match : match.doubtful();
  }

  private Area peers(TieredRule rule, boolean areDeceived) {
    Addresses least = rule.blocks().valueIfKnown().orElse(Addresses.none());
    Addresses most = rule.possibleBlocks().valueIfKnown().orElse(Addresses.all());
    boolean arePods = rule.doBlocksMeanPods().valueIfKnown().orElse(true);
    Addresses certain = named(rule.peers());
    Addresses possible = certain.union(named(rule.possiblePeers()));
    if (arePods) {
      certain = certain.union(PodAddresses.surelyIn(least));
      possible = possible.union(certain).union(PodAddresses.perhapsIn(most));
    }
    boolean isHidden = areDeceived && !least.containsAll(BEYOND);
    certain = isHidden ? certain : certain.union(least.minus(PodAddresses.ALL));
    Addresses beyond = isHidden && !most.isEmpty() ? BEYOND : most.minus(PodAddresses.ALL);
    return area(certain, possible.union(certain).union(beyond));
  }

  /** Why its peers or its traffic are not exact. */
  static List<String> doubts(PolicyRule rule, Area peers, boolean areDeceived) {
    String name = rule.header().name();
    List<String> doubts = new ArrayList<>();
    if (rule.isEveryPort().valueIfKnown().orElse(true)) {
      doubts.add(name + ": what a rule without ports means for other protocols is not defined");
    }
    if (!peers.isExact()) {
      doubts.addAll(blockDoubts(name, rule.blocks(), areDeceived));
      if (!rule.possiblePeers().valueIfKnown().orElse(List.of()).isEmpty()) {
        doubts.add(name + ": whether it chooses a peer is not known");
      }
    }
    return doubts;
  }

  private static List<String> blockDoubts(
      String name, Fact<Addresses> blocks, boolean areDeceived) {
    List<String> doubts = new ArrayList<>();
    Addresses known = blocks.valueIfKnown().orElse(Addresses.none());
    if (!PodAddresses.perhapsIn(known).minus(PodAddresses.surelyIn(known)).isEmpty()) {
      doubts.add(name + ": whether the block holds addresses of pods is in no manifest");
    }
    if (areDeceived) {
      doubts.add(name + ": a service may hide its clients' addresses from the pod");
    }
    return doubts;
  }

  /** The same of a rule with a place in an order, where it does not match exactly. */
  static List<String> doubts(TieredRule rule, String workload, boolean areDeceived) {
    String name = rule.header().name();
    List<String> doubts = new ArrayList<>();
    rule.doubt()
        .valueIfKnown()
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> doubts.add(name + ": " + text));
    if (rule.doBlocksMeanPods().valueIfKnown().orElse(true) || areDeceived) {
      doubts.addAll(blockDoubts(name, rule.possibleBlocks(), areDeceived));
    }
    if (!rule.possiblePeers().valueIfKnown().orElse(List.of()).isEmpty()) {
      doubts.add(name + ": whether it chooses a peer is not known");
    }
    if (!rule.targets().valueIfKnown().orElse(List.of()).contains(workload)) {
      doubts.add(name + ": whether it is for the pod is not known");
    }
    return doubts;
  }
}
