package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.ReachabilityPath;
import dev.ringfence.network.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own answers to the questions that an analysis of the provider was asked. */
public final class AskedPaths {
  private final FlowAnalysis flows;

  private AskedPaths(FlowAnalysis flows) {
    this.flows = flows;
  }

  /**
   * A network in which each such question has our answer too.
   *
   * @param flows of that network
   */
  public static NetworkModel answered(NetworkModel network, FlowAnalysis flows) {
    if (network.of(Kind.REACHABILITY_PATH).findAny().isEmpty()) {
      return network;
    }
    AskedPaths asked = new AskedPaths(flows);
    return new NetworkModel(
        network.plane(),
        network.resources().stream().map(asked::answered).toList(),
        network.enumerations(),
        network.unmodelled(),
        network.notes());
  }

  private Resource answered(Resource resource) {
    return resource instanceof ReachabilityPath path ? path.answered(permitted(path)) : resource;
  }

  private Fact<Boolean> permitted(ReachabilityPath path) {
    Fact<Peer> from = path.from().with(path.fromAddresses(), this::peer).flatMap(fact -> fact);
    Fact<Peer> to = path.to().with(path.toAddresses(), this::peer).flatMap(fact -> fact);
    Fact<Services> services =
        path.protocol()
            .flatMap(
                protocol ->
                    path.fromPorts()
                        .with(path.ports(), (source, port) -> services(protocol, source, port))
                        .flatMap(fact -> fact));
    return from.flatMap(
        sender -> to.flatMap(receiver -> services.flatMap(all -> passes(sender, receiver, all))));
  }

  private static Fact<Services> services(String protocol, Ports from, Ports to) {
    try {
      return Fact.known(Services.of(Protocol.parse(protocol), from, to));
    } catch (IllegalArgumentException e) {
      // A protocol nobody knows, or one that has no ports.
      return Fact.unknown("flows cannot be asked for: " + e.getMessage());
    }
  }

  private Fact<Peer> peer(String name, Addresses addresses) {
    try {
      Peer named = flows.peer(name);
      return Fact.known(
          new Peer(
              named.text(),
              named.zone(),
              named.endpoints(),
              named.addresses().intersect(addresses)));
    } catch (UnknownPeerException e) {
      return Fact.unknown("flows do not know " + name);
    }
  }

  private Fact<Boolean> passes(Peer from, Peer to, Services services) {
    Explanation explained = flows.explain(from, to, services);
    return switch (explained.passage()) {
      case PERMITTED -> Fact.known(true, sources(explained, Passage.PERMITTED));
      case DENIED -> Fact.known(false, sources(explained, Passage.DENIED));
      case INCONCLUSIVE ->
          new Fact.Unknown<>(
              "whether flows pass: " + doubts(explained), sources(explained, Passage.INCONCLUSIVE));
    };
  }

  private static String doubts(Explanation explained) {
    String doubts =
        hops(explained)
            .filter(hop -> hop.passage() == Passage.INCONCLUSIVE)
            .map(Hop::text)
            .distinct()
            .collect(Collectors.joining("; "));
    return doubts.isEmpty() ? explained.reason() + "something that decides is not known" : doubts;
  }

  /** What decides first; of what lets pass, what the receiver's owner wrote. */
  private static List<SourceRef> sources(Explanation explained, Passage deciding) {
    return hops(explained)
        .sorted(
            Comparator.comparing((Hop hop) -> hop.passage() != deciding)
                .thenComparing(hop -> hop.kind() != Hop.Kind.INGRESS_FILTER))
        .flatMap(hop -> hop.sources().stream())
        .distinct()
        .toList();
  }

  private static Stream<Hop> hops(Explanation explained) {
    return Stream.concat(explained.paths().stream().limit(1), explained.stops().stream())
        .flatMap(path -> path.hops().stream());
  }
}
