package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Endpoints of one segment that are asked about together. What they may send and receive is one set
 * of packets, made rule by rule and not endpoint by endpoint: a filter's rules hold for the
 * addresses of all that carry it. It may be asked by several threads.
 */
final class Group {
  private final Segment segment;
  private final List<Endpoint> endpoints;
  private final Map<Endpoint, Doubt> memberships;
  private final Filters filters;
  private final Listeners listeners;
  private final HostKept kept;
  private final Map<String, Area> carrying = new LinkedHashMap<>();
  private final InTurn inTurn;
  private final Memo<Span> anywhere = new Memo<>(this::sentAnywhere);
  private final Memo<Span> fromAnywhere = new Memo<>(this::receivedFromAnywhere);
  private final Memo<List<Named>> namedInwards = new Memo<>(() -> named(Direction.INGRESS));
  private final Memo<List<Named>> namedOutwards = new Memo<>(() -> named(Direction.EGRESS));
  private final Memo<Set<String>> carryingNetworks = new Memo<>(this::networksOfCarriers);
  private final Map<Far, Span> sending = new ConcurrentHashMap<>();
  private final Map<Far, Span> receiving = new ConcurrentHashMap<>();
  private Area open = Area.NONE;
  private Area untold = Area.NONE;
  private Area silent = Area.NONE;
  private Area all = Area.NONE;
  private Span listening = Span.NONE;

  /**
   * A group.
   *
   * @param memberships why members are perhaps not in the zone that is asked about
   * @param kept what the firewall of each member's own host lets pass, the same for all
   */
  Group(
      Segment segment,
      List<Endpoint> endpoints,
      Map<Endpoint, Doubt> memberships,
      Filters filters,
      Listeners listeners,
      HostKept kept) {
    this.kept = kept;
    this.segment = segment;
    this.endpoints = List.copyOf(endpoints);
    this.memberships = memberships;
    this.filters = filters;
    this.listeners = listeners;
    this.inTurn = new InTurn(filters, listeners);
    Map<String, List<Area>> byFilter = new LinkedHashMap<>();
    List<Area> members = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      Area addresses = filters.addressesOf(endpoint);
      Area own = memberships.containsKey(endpoint) ? addresses.doubtful() : addresses;
      members.add(own);
      add(endpoint, own, byFilter);
    }
    byFilter.forEach((filter, areas) -> carrying.put(filter, Area.unionOf(areas)));
    all = Area.unionOf(members);
  }

  private void add(Endpoint endpoint, Area own, Map<String, List<Area>> byFilter) {
    if (Listeners.isSilent(endpoint)) {
      silent = silent.union(own);
    }
    if (InTurn.isConcerned(endpoint)) {
      inTurn.add(endpoint, own);
      return;
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

  Segment segment() {
    return segment;
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  Area addresses() {
    return all;
  }

  /** Addresses of a member. */
  Area addressesOf(Endpoint member) {
    return filters.addressesOf(member);
  }

  /**
   * Packets its members may send towards a far end, as their own filters see it; to another network
   * of the estate only to addresses that occur there.
   */
  Span sending(Far far) {
    return sending.computeIfAbsent(
        far,
        end -> {
          Span sent = anywhere.get().union(byGroups(Direction.EGRESS, end));
          Span own = without(silent, sent).intersect(kept.sending());
          return end.isBeyond() ? own : own.toDestinations(Area.of(filters.occurringIn(end)));
        });
  }

  /**
   * Packets its members may receive from a far end, as their own filters see it; from another
   * network of the estate only from addresses that occur there.
   */
  Span receiving(Far far) {
    return receiving.computeIfAbsent(
        far,
        end -> {
          Span received =
              fromAnywhere
                  .get()
                  .union(byGroups(Direction.INGRESS, end))
                  .intersect(kept.receiving());
          return end.isBeyond()
              ? received
              : received.fromSources(Area.of(filters.occurringIn(end)));
        });
  }

  /** What they send by rules that name addresses. */
  private Span sentAnywhere() {
    return whatever(Direction.EGRESS)
        .union(Span.ALL.fromSources(open))
        .union(inTurn.span(Direction.EGRESS));
  }

  /** What they receive by rules that name addresses. */
  private Span receivedFromAnywhere() {
    return whatever(Direction.INGRESS).union(listening).union(inTurn.span(Direction.INGRESS));
  }

  private static Span without(Area senders, Span packets) {
    return senders.isNone()
        ? packets
        : packets.fromSources(
            new Area(
                Addresses.all().minus(senders.possible()),
                Addresses.all().minus(senders.certain())));
  }

  /** What passes in a direction whatever the far end, with what nobody knows the filters of. */
  private Span whatever(Direction direction) {
    Admission admission = new Admission();
    if (!untold.isNone()) {
      add(admission, direction, Span.ALL, untold.doubtful(), Area.UNKNOWN);
    }
    carrying.forEach(
        (filter, own) -> {
          Optional<FilterRules> rules = filters.rules(filter, direction);
          if (rules.isEmpty() || rules.get().isUnknown()) {
            add(admission, direction, Span.ALL, own.doubtful(), Area.UNKNOWN);
          } else {
            rules
                .get()
                .rules()
                .forEach(rule -> add(admission, direction, rule.traffic(), own, rule.peers()));
          }
        });
    return admission.span();
  }

  /** What rules admit that name groups, by the addresses that carry them at the far end. */
  private Span byGroups(Direction direction, Far far) {
    if (far.references() == References.UNRESOLVED) {
      return Span.NONE;
    }
    boolean mayCarry = far.isBeyond() || filters.isUntold(far.network());
    if (!mayCarry && !carryingNetworks.get().contains(far.network())) {
      return Span.NONE;
    }
    Admission admission = new Admission();
    for (Named named : direction == Direction.INGRESS ? namedInwards.get() : namedOutwards.get()) {
      Area carriers = carriers(named.rule(), far);
      if (!carriers.isNone()) {
        add(admission, direction, named.rule().traffic(), named.own(), carriers);
      }
    }
    return admission.span();
  }

  /** Networks in which somebody carries a group that a rule names, or in which somebody may. */
  private Set<String> networksOfCarriers() {
    Set<String> networks = new HashSet<>();
    Stream.of(namedInwards.get(), namedOutwards.get())
        .flatMap(List::stream)
        .forEach(
            named -> {
              named.rule().group().ifPresent(id -> networks.addAll(filters.networksOf(id)));
              if (named.rule().isAnyGroup()) {
                networks.addAll(filters.networks());
              }
            });
    return networks;
  }

  /** A rule that names a group, and the addresses of members that carry it. */
  private record Named(FilterRules.Rule rule, Area own) {}

  private List<Named> named(Direction direction) {
    List<Named> found = new ArrayList<>();
    carrying.forEach(
        (filter, own) ->
            filters
                .rules(filter, direction)
                .filter(rules -> !rules.isUnknown())
                .ifPresent(
                    rules -> rules.byGroup().forEach(rule -> found.add(new Named(rule, own)))));
    return found;
  }

  private static void add(
      Admission admission, Direction direction, Span traffic, Area own, Area peers) {
    if (direction == Direction.INGRESS) {
      admission.add(traffic, peers, own);
    } else {
      admission.add(traffic, own, peers);
    }
  }

  /** Addresses at the far end that carry the group a rule names. */
  private Area carriers(FilterRules.Rule rule, Far far) {
    Area peers = rule.isAnyGroup() ? Area.UNKNOWN : Area.NONE;
    if (rule.group().isPresent()) {
      Area carriers =
          far.isBeyond() ? Area.UNKNOWN : filters.carriers(far.network(), rule.group().get());
      peers = peers.union(far.references() == References.MAYBE ? carriers.doubtful() : carriers);
    }
    return peers;
  }

  /** Why what its members may send or receive is not certain. */
  List<Doubt> doubts(Direction direction) {
    List<Doubt> doubts = new ArrayList<>(inTurn.doubts(direction));
    doubts.addAll(kept.doubts());
    for (String filter : carrying.keySet()) {
      Optional<FilterRules> rules = filters.rules(filter, direction);
      if (rules.isPresent()) {
        doubts.addAll(rules.get().doubts());
      } else {
        doubts.add(
            new Doubt(
                "security group " + filters.nameOf(filter) + " is not in the evidence",
                carriers(filter)));
      }
    }
    for (Endpoint endpoint : endpoints) {
      doubts.addAll(presence(endpoint));
      listeners.doubt(endpoint, direction).ifPresent(doubts::add);
    }
    return doubts;
  }

  /** Where it stands that members carry a filter. */
  private List<SourceRef> carriers(String filter) {
    return endpoints.stream()
        .filter(member -> member.filters().valueIfKnown().orElse(List.of()).contains(filter))
        .flatMap(member -> Presence.sources(member, member.filters().sources()).stream())
        .distinct()
        .toList();
  }

  /** Why it is not certain that a member is there, with the address that it is asked about by. */
  List<Doubt> presence(Endpoint member) {
    List<Doubt> doubts = new ArrayList<>(Presence.doubts(member));
    Doubt membership = memberships.get(member);
    if (membership != null) {
      doubts.add(membership);
    }
    return doubts;
  }
}
