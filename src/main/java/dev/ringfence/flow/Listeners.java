package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What endpoints that are not machines take and send: balancers listen, others only answer. */
final class Listeners {
  private static final String BALANCER = "load-balancer";
  private static final String SERVICE_ENDPOINT = "service-endpoint";

  private final Topology topology;

  Listeners(Topology topology) {
    this.topology = topology;
  }

  /** Whether an endpoint never begins a connection. */
  static boolean isSilent(Endpoint endpoint) {
    return endpoint.role().valueIfKnown().filter(SERVICE_ENDPOINT::equals).isPresent();
  }

  /**
   * What an endpoint without a stateful filter takes: a balancer only what it has a listener for.
   * Nothing else can be without one, so what is said to be is not understood.
   */
  Span of(Endpoint endpoint) {
    if (!isBalancer(endpoint)) {
      return Span.UNKNOWN;
    }
    Optional<List<Forward>> forwards =
        endpoint
            .serves()
            .valueIfKnown()
            .flatMap(id -> topology.find(id, LoadBalancer.class))
            .flatMap(balancer -> balancer.forwards().valueIfKnown());
    if (forwards.isEmpty()) {
      return Span.UNKNOWN;
    }
    List<Span> spans = new ArrayList<>();
    forwards.get().forEach(forward -> spans.add(listened(forward)));
    return Span.unionOf(spans);
  }

  /** Whether it is a balancer of which every listener is known, whatever filters it has. */
  boolean isListening(Endpoint endpoint) {
    return isBalancer(endpoint) && !of(endpoint).equals(Span.UNKNOWN);
  }

  /** What an endpoint without a stateful filter sends. */
  static Span sent(Endpoint endpoint) {
    return isBalancer(endpoint) ? Span.ALL : Span.UNKNOWN;
  }

  private static boolean isBalancer(Endpoint endpoint) {
    return endpoint.role().valueIfKnown().filter(BALANCER::equals).isPresent();
  }

  /** Packets by which clients of a listener connect. */
  static Span listened(Forward forward) {
    return span(forward.listenerProtocol(), forward.listenerPort());
  }

  /** Packets by which targets are connected to. */
  static Span connected(Forward forward) {
    return span(forward.targetProtocol(), forward.targetPorts());
  }

  /** As far as the two are known; every listener takes TCP or UDP. */
  private static Span span(Fact<String> protocol, Fact<Ports> ports) {
    Ports known = ports.valueIfKnown().orElse(Ports.all());
    Services services =
        protocol
            .valueIfKnown()
            .map(word -> services(word, known))
            .orElseGet(() -> Services.tcp(known).union(Services.udp(known)));
    Span span = Span.of(Packets.of(services));
    return protocol.isKnown() && ports.isKnown() ? span : span.doubtful();
  }

  static Services services(String protocol, Ports ports) {
    return switch (protocol) {
      case "any" -> Services.all();
      case "udp", "quic", "geneve" -> Services.udp(ports);
      case "tcp_udp", "tcp_quic" -> Services.tcp(ports).union(Services.udp(ports));
      default -> Services.tcp(ports);
    };
  }

  /** Why it is not certain what an endpoint takes or sends. */
  Optional<Doubt> doubt(Endpoint endpoint, Direction direction) {
    String name = endpoint.header().name();
    Optional<List<String>> carried = endpoint.filters().valueIfKnown();
    if (carried.isEmpty()) {
      return Presence.doubt(
          name + ": its security groups are not known", endpoint.filters(), endpoint);
    }
    Span span = direction == Direction.INGRESS ? of(endpoint) : sent(endpoint);
    return !carried.get().isEmpty() || InTurn.isConcerned(endpoint) || span.isExact()
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                name + ": it carries no security group, and what it takes or sends is not known",
                Presence.sources(endpoint, endpoint.filters().sources())));
  }
}
