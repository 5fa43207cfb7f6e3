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

  /** What about an endpoint itself is not certain. */
  static List<Doubt> doubts(Endpoint endpoint) {
    List<Doubt> doubts = new ArrayList<>();
    String name = endpoint.header().name();
    add(doubts, name + ": its security groups are not known", endpoint.filters(), endpoint);
    add(doubts, name + ": its addresses are not known", endpoint.addresses(), endpoint);
    add(
        doubts,
        name + ": whether it exists or is in use is not known",
        endpoint.isInUse(),
        endpoint);
    return doubts;
  }

  private static void add(List<Doubt> doubts, String what, Fact<?> fact, Endpoint endpoint) {
    if (fact instanceof Fact.Unknown<?> unknown) {
      doubts.add(
          new Doubt(
              what + ": " + unknown.reason(),
              unknown.sources().isEmpty()
                  ? List.of(endpoint.header().source())
                  : unknown.sources()));
    }
  }
}
