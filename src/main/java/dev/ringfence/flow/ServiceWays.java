package dev.ringfence.flow;

import dev.ringfence.network.Kind;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;

/** To services of the provider over gateway endpoints, which routes lead to. */
final class ServiceWays implements Ways.Finder {
  static final String KIND = "service-endpoint";
  private static final String GATEWAY = "gateway";
  private static final String AVAILABLE = "available";

  private final Topology topology;

  ServiceWays(Topology topology) {
    this.topology = topology;
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    if (!to.zone().equals(Zone.PROVIDER_SERVICES)) {
      return;
    }
    for (Routing.Target target : from.routing().targets()) {
      if (target.kind().equals(KIND) && isGateway(topology, target).orElse(true)) {
        ways.add(
            Way.via("service endpoint " + target.id(), from, to)
                .request(from.leaving(), from.routeTo(target))
                .request(endpoint(from, target))
                .answer(from.entering())
                .build());
      }
    }
    Area unclear = from.routing().to(Routing.Target.UNKNOWN).doubtful();
    if (!unclear.isNone() && mayHaveEndpoint(from.virtualNetwork())) {
      ways.add(
          Way.via("service endpoint that the evidence does not name", from, to)
              .scope(new Scope(unclear.asDestinations(), from.name(), from.routing().doubts()))
              .request(from.leaving())
              .answer(from.entering())
              .build());
    }
  }

  private boolean mayHaveEndpoint(String network) {
    boolean isComplete =
        topology.network().enumerations(Kind.SERVICE_ENDPOINT).stream()
            .allMatch(enumeration -> enumeration.isComplete());
    return !isComplete
        || topology
            .network()
            .of(ServiceEndpoint.class)
            .filter(endpoint -> endpoint.virtualNetwork().equals(network))
            .anyMatch(ServiceWays::mayLeadToService);
  }

  private static boolean mayLeadToService(ServiceEndpoint endpoint) {
    return endpoint.type().valueIfKnown().map(GATEWAY::equals).orElse(true)
        && endpoint.state().valueIfKnown().map(AVAILABLE::equalsIgnoreCase).orElse(true);
  }

  /** Whether it is a gateway endpoint; empty where the evidence does not tell. */
  static Optional<Boolean> isGateway(Topology topology, Routing.Target target) {
    return topology
        .named(target.id(), ServiceEndpoint.class)
        .findFirst()
        .flatMap(endpoint -> endpoint.type().valueIfKnown())
        .map(GATEWAY::equals);
  }

  private Stage endpoint(Segment from, Routing.Target target) {
    Optional<ServiceEndpoint> endpoint =
        topology.named(target.id(), ServiceEndpoint.class).findFirst();
    if (isGateway(topology, target).isPresent() && endpoint.isPresent()) {
      Optional<String> state = endpoint.get().state().valueIfKnown();
      if (state.isEmpty()) {
        return FixedStage.unknown(
            Hop.Kind.GATEWAY,
            endpoint.get().id(),
            target.id(),
            "whether endpoint " + target.id() + " is available is not known",
            endpoint.get().state().sources());
      }
      if (!state.get().equalsIgnoreCase(AVAILABLE)) {
        return FixedStage.closed(
            Hop.Kind.GATEWAY,
            endpoint.get().id(),
            target.id(),
            "endpoint " + target.id() + " is " + state.get(),
            endpoint.get().state().sources());
      }
      String service = endpoint.get().service().valueIfKnown().orElse("a service");
      return FixedStage.open(
          Hop.Kind.GATEWAY,
          endpoint.get().id(),
          target.id(),
          "gateway endpoint " + target.id() + " leads to " + service + " of the provider",
          List.of(endpoint.get().header().source()));
    }
    return FixedStage.unknown(
        Hop.Kind.GATEWAY,
        target.id(),
        target.id(),
        "what endpoint " + target.id() + " leads to is not known",
        from.routing().sources(target));
  }
}
