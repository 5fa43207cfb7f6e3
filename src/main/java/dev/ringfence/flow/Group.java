package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Endpoints of one segment that are asked about together. What they may send and receive is one set
 * of packets, made rule by rule and not endpoint by endpoint: a filter's rules hold for the
 * addresses of all that carry it.
 */
final class Group {
  private final Segment segment;
  private final List<Endpoint> endpoints;
  private final Filters filters;
  private final Listeners listeners;
  private final Map<String, Area> carrying = new LinkedHashMap<>();
  private final Map<Far, Span> sending = new HashMap<>();
  private final Map<Far, Span> receiving = new HashMap<>();
  private Area open = Area.NONE;
  private Area untold = Area.NONE;
  private Area silent = Area.NONE;
  private Area all = Area.NONE;
  private Span listening = Span.NONE;

  /**
   * A group.
   *
   * @param isCertain whether its members are certainly in the zone that is asked about
   */
  Group(
      Segment segment,
      List<Endpoint> endpoints,
      boolean isCertain,
      Filters filters,
      Listeners listeners) {
    this.segment = segment;
    this.endpoints = List.copyOf(endpoints);
    this.filters = filters;
    this.listeners = listeners;
    Map<String, List<Area>> byFilter = new LinkedHashMap<>();
    List<Area> members = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      Area addresses = Filters.addressesOf(endpoint);
      Area own = isCertain ? addresses : addresses.doubtful();
      members.add(own);
      add(endpoint, own, byFilter);
    }
    byFilter.forEach((filter, areas) -> carrying.put(filter, united(areas)));
    all = united(members);
  }

  private void add(Endpoint endpoint, Area own, Map<String, List<Area>> byFilter) {
    if (Listeners.isSilent(endpoint)) {
      silent = silent.union(own);
    }
    Optional<List<String>> carried = endpoint.filters().valueIfKnown();
    if (carried.isEmpty()) {
      untold = untold.union(own);
    } else if (carried.get().isEmpty()) {
      Area senders = Listeners.sent(endpoint).isExact() ? own : own.doubtful();
      open = open.union(senders);
      listening = listening.union(listeners.of(endpoint).toDestinations(own));
    }
    for (String filter : carried.orElse(List.of())) {
      byFilter.computeIfAbsent(filter, key -> new ArrayList<>()).add(own);
    }
  }

  private static Area united(List<Area> areas) {
    Addresses possible = Addresses.unionOf(areas.stream().map(Area::possible).toList());
    return areas.stream().allMatch(Area::isExact)
        ? Area.of(possible)
        : new Area(Addresses.unionOf(areas.stream().map(Area::certain).toList()), possible);
  }

  Segment segment() {
    return segment;
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  Area addresses() {
    return all;
  }

  /** Packets its members may send towards a far end, as their own filters see it. */
  Span sending(Far far) {
    Span known = sending.get(far);
    if (known == null) {
      known = without(silent, admitted(far, Direction.EGRESS).union(Span.ALL.fromSources(open)));
      sending.put(far, known);
    }
    return known;
  }

  /** Packets its members may receive from a far end, as their own filters see it. */
  Span receiving(Far far) {
    Span known = receiving.get(far);
    if (known == null) {
      known = admitted(far, Direction.INGRESS).union(listening);
      receiving.put(far, known);
    }
    return known;
  }

  private static Span without(Area senders, Span packets) {
    return senders.isNone()
        ? packets
        : packets.fromSources(
            new Area(
                Addresses.all().minus(senders.possible()),
                Addresses.all().minus(senders.certain())));
  }

  private Span admitted(Far far, Direction direction) {
    Admission admission = new Admission();
    carrying.forEach((filter, own) -> add(admission, filter, own, far, direction));
    if (!untold.isNone()) {
      add(admission, direction, Span.ALL, untold.doubtful(), Area.UNKNOWN);
    }
    return admission.span();
  }

  private void add(Admission admission, String filter, Area own, Far far, Direction direction) {
    Optional<FilterRules> rules = filters.rules(filter, direction);
    if (rules.isEmpty() || rules.get().isUnknown()) {
      add(admission, direction, Span.ALL, own.doubtful(), Area.UNKNOWN);
      return;
    }
    for (FilterRules.Rule rule : rules.get().rules()) {
      add(admission, direction, rule.traffic(), own, peers(rule, far));
    }
  }

  private static void add(
      Admission admission, Direction direction, Span traffic, Area own, Area peers) {
    if (direction == Direction.INGRESS) {
      admission.add(traffic, peers, own);
    } else {
      admission.add(traffic, own, peers);
    }
  }

  /** Addresses at the far end that a rule is for. */
  private Area peers(FilterRules.Rule rule, Far far) {
    Area peers = rule.peers();
    if (far.references() == References.UNRESOLVED) {
      return peers;
    }
    if (rule.isAnyGroup()) {
      peers = peers.union(Area.UNKNOWN);
    }
    if (rule.group().isPresent()) {
      Area carriers =
          far.isBeyond() ? Area.UNKNOWN : filters.carriers(far.network(), rule.group().get());
      peers = peers.union(far.references() == References.MAYBE ? carriers.doubtful() : carriers);
    }
    return peers;
  }

  /** Why what its members may send or receive is not certain. */
  List<Doubt> doubts(Direction direction) {
    List<Doubt> doubts = new ArrayList<>();
    for (String filter : carrying.keySet()) {
      Optional<FilterRules> rules = filters.rules(filter, direction);
      if (rules.isPresent()) {
        doubts.addAll(rules.get().doubts());
      } else {
        doubts.add(
            new Doubt(
                "security group " + filters.nameOf(filter) + " is not in the evidence", List.of()));
      }
    }
    for (Endpoint endpoint : endpoints) {
      doubts.addAll(Listeners.doubts(endpoint));
    }
    return doubts;
  }
}
