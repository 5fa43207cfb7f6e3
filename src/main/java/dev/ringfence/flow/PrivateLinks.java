package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointService;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.ServiceEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Private connections to a service of the estate: an interface endpoint with the client, by its
 * service's name a service, a network balancer with the provider, and targets behind it. Targets
 * see the balancer's address, whatever it does with other clients' (Network Load Balancer guide,
 * client IP preservation); the balancer's groups see the client's (the same, security groups).
 */
final class PrivateLinks {
  /** States in which an endpoint carries traffic, or may soon (EC2 API, State). */
  private static final Set<String> CONNECTED = Set.of("available", "partial");

  private static final String OWN_SERVICE = "com.amazonaws.vpce.";

  private final NetworkModel network;
  private final Population population;
  private final List<Handover> handovers;
  private final Map<String, List<Endpoint>> byServed = new HashMap<>();
  private final List<PrivateLink> found = new ArrayList<>();

  /**
   * One connection and one way through the balancer.
   *
   * @param entries interfaces of the endpoint
   * @param isCertain whether it is known that the endpoint leads to the balancer
   */
  record PrivateLink(
      ServiceEndpoint endpoint,
      List<Handover.Member> entries,
      Handover handover,
      boolean isCertain) {
    /** What clients may send to the endpoint so that the balancer takes it. */
    Span accepted() {
      Span taken = Span.NONE;
      for (Handover.Member entry : handover.entries()) {
        Ports ports = handover.forward().listenerPort().valueIfKnown().orElse(Ports.all());
        for (Handover.Member door : entries) {
          Span here =
              entry
                  .alone()
                  .receiving(new Far("", References.UNRESOLVED))
                  .intersect(handover.listener())
                  .map(packets -> arriving(packets, door, ports));
          taken = taken.union(here);
        }
      }
      // Whether the balancer's groups are asked about private connections is not in the evidence.
      Packets all = handover.listener().possible();
      return handover.entries().stream().allMatch(Handover.Member::hasNoFilter)
          ? handover.listener()
          : new Span(taken.certain().intersect(all), all);
    }

    private static Packets arriving(Packets packets, Handover.Member door, Ports ports) {
      return packets.redirected(door.addresses().possible(), ports);
    }
  }

  private PrivateLinks(NetworkModel network, Population population, List<Handover> handovers) {
    this.network = network;
    this.population = population;
    this.handovers = handovers;
    for (Endpoint endpoint : population.endpoints()) {
      endpoint
          .serves()
          .valueIfKnown()
          .ifPresent(id -> byServed.computeIfAbsent(id, key -> new ArrayList<>()).add(endpoint));
    }
  }

  static List<PrivateLink> of(Population population, List<Handover> handovers) {
    NetworkModel network = population.topology().network();
    PrivateLinks links = new PrivateLinks(network, population, handovers);
    network.of(ServiceEndpoint.class).forEach(links::add);
    return List.copyOf(links.found);
  }

  private void add(ServiceEndpoint endpoint) {
    boolean isInterface =
        endpoint.type().valueIfKnown().map("interface"::equals).orElse(true)
            && endpoint.state().valueIfKnown().map(CONNECTED::contains).orElse(true);
    List<Endpoint> entries = byServed.getOrDefault(endpoint.id(), List.of());
    if (!isInterface || entries.isEmpty()) {
      return;
    }
    Optional<String> name = endpoint.service().valueIfKnown();
    List<EndpointService> services =
        network.of(EndpointService.class).filter(service -> mayBe(service, name)).toList();
    services.forEach(service -> add(endpoint, entries, service));
    boolean mayBeOurs = name.isEmpty() || name.get().startsWith(OWN_SERVICE);
    if (services.isEmpty() && mayBeOurs && !areServicesKnown()) {
      handovers.forEach(handover -> add(endpoint, entries, handover, false));
    }
  }

  private static boolean mayBe(EndpointService service, Optional<String> name) {
    Optional<String> own = service.service().valueIfKnown();
    return own.isEmpty() || name.isEmpty() || own.equals(name);
  }

  private boolean areServicesKnown() {
    return network.enumerations(Kind.ENDPOINT_SERVICE).stream().allMatch(Enumeration::isComplete);
  }

  private void add(ServiceEndpoint endpoint, List<Endpoint> entries, EndpointService service) {
    Fact<List<String>> balancers = service.loadBalancers();
    boolean isCertain =
        balancers.isKnown()
            && service.service().isKnown()
            && endpoint.service().isKnown()
            && endpoint.type().isKnown()
            && endpoint.state().isKnown();
    for (Handover handover : handovers) {
      String balancer = handover.forward().loadBalancer();
      if (balancers.valueIfKnown().map(ids -> ids.contains(balancer)).orElse(true)) {
        add(endpoint, entries, handover, isCertain);
      }
    }
  }

  private void add(
      ServiceEndpoint endpoint, List<Endpoint> entries, Handover handover, boolean isCertain) {
    boolean mayBeNetwork =
        population
            .topology()
            .find(handover.forward().loadBalancer(), LoadBalancer.class)
            .flatMap(balancer -> balancer.type().valueIfKnown())
            .map("network"::equals)
            .orElse(true);
    if (mayBeNetwork) {
      List<Handover.Member> members =
          entries.stream()
              .map(entry -> new Handover.Member(entry, population.alone(entry)))
              .toList();
      found.add(new PrivateLink(endpoint, members, handover, isCertain));
    }
  }
}
