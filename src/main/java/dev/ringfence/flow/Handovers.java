package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Address;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.Peering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What balancers hand over to whom: every forward with the endpoints on both sides of it. */
final class Handovers {
  private static final String ACTIVE = "active";

  private final Population population;
  private final Map<String, List<Endpoint>> byServed = new HashMap<>();
  private final Map<String, Endpoint> byId = new HashMap<>();

  private Handovers(Population population) {
    this.population = population;
    for (Endpoint endpoint : population.endpoints()) {
      byId.put(endpoint.id(), endpoint);
      endpoint
          .serves()
          .valueIfKnown()
          .filter(served -> !served.isEmpty())
          .ifPresent(
              served -> byServed.computeIfAbsent(served, key -> new ArrayList<>()).add(endpoint));
    }
  }

  static List<Handover> of(Population population) {
    Handovers handovers = new Handovers(population);
    List<Handover> found = new ArrayList<>();
    population
        .topology()
        .network()
        .of(Forward.class)
        .forEach(forward -> handovers.handover(forward).ifPresent(found::add));
    population
        .topology()
        .network()
        .of(LoadBalancer.class)
        .flatMap(balancer -> untold(balancer).stream())
        .forEach(forward -> handovers.handover(forward).ifPresent(found::add));
    return List.copyOf(found);
  }

  /** What a balancer may forward of which not all listeners and target groups are known. */
  private static Optional<Forward> untold(LoadBalancer balancer) {
    if (!(balancer.forwards() instanceof Fact.Unknown<List<Forward>> unknown)) {
      return Optional.empty();
    }
    boolean mayPassThrough = balancer.type().valueIfKnown().map("network"::equals).orElse(true);
    return Optional.of(
        new Forward(
            balancer.header(),
            balancer.id(),
            balancer.type(),
            balancer.isInternetFacing(),
            untold(unknown),
            untold(unknown),
            untold(unknown),
            untold(unknown),
            mayPassThrough ? untold(unknown) : Fact.known(false, balancer.type().sources()),
            untold(unknown)));
  }

  private static <T> Fact<T> untold(Fact.Unknown<?> unknown) {
    return Fact.unknown(unknown.reason(), unknown.sources().toArray(SourceRef[]::new));
  }

  private Optional<Handover> handover(Forward forward) {
    List<Endpoint> entries = byServed.getOrDefault(forward.loadBalancer(), List.of());
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    String network = entries.get(0).virtualNetwork();
    Set<Endpoint> targets = new LinkedHashSet<>();
    List<String> ids = forward.targets().valueIfKnown().orElse(List.of());
    ids.forEach(id -> targets.addAll(named(id, network)));
    if (!forward.targets().isKnown()) {
      Set<String> near = within(network);
      population.endpoints().stream()
          .filter(endpoint -> near.contains(endpoint.virtualNetwork()))
          .filter(endpoint -> !entries.contains(endpoint))
          .forEach(targets::add);
    }
    String name = population.topology().nameOf(forward.loadBalancer());
    return Optional.of(
        new Handover(forward, name, members(entries), members(List.copyOf(targets))));
  }

  /**
   * Networks in which targets may lie that are not known: the balancer's own, and those that are
   * peered with it (Network Load Balancer guide, target groups).
   */
  private Set<String> within(String network) {
    Set<String> near = new HashSet<>(Set.of(network));
    population
        .topology()
        .network()
        .of(Peering.class)
        .filter(peering -> peering.state().valueIfKnown().map(ACTIVE::equals).orElse(true))
        .forEach(
            peering -> {
              if (peering.requester().equals(network)) {
                near.add(peering.accepter());
              }
              if (peering.accepter().equals(network)) {
                near.add(peering.requester());
              }
            });
    return near;
  }

  /** A server, an interface, another balancer, or an address in the balancer's network. */
  private List<Endpoint> named(String id, String network) {
    Endpoint endpoint = byId.get(id);
    if (endpoint != null) {
      return List.of(endpoint);
    }
    List<Endpoint> serving = byServed.getOrDefault(id, List.of());
    return serving.isEmpty()
        ? Addressed.address(id).map(address -> at(address, network)).orElse(List.of())
        : serving;
  }

  private List<Endpoint> at(Address address, String network) {
    List<Endpoint> all =
        population.endpoints().stream()
            .filter(e -> population.filters().addressesOf(e).certain().contains(address))
            .toList();
    List<Endpoint> near =
        all.stream().filter(endpoint -> endpoint.virtualNetwork().equals(network)).toList();
    return near.isEmpty() ? all : near;
  }

  private List<Handover.Member> members(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(endpoint -> new Handover.Member(endpoint, population.alone(endpoint)))
        .toList();
  }
}
