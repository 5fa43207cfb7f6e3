package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.HostChains;
import dev.ringfence.network.HostFirewall;
import dev.ringfence.network.HostRule;
import dev.ringfence.network.HostTrace;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The firewalls of hosts, by the interface that each stands before. */
final class Hosts {
  /** Reasons that are told of one host. */
  private static final int MOST_DOUBTS = 20;

  private final Map<String, Guard> byInterface = new HashMap<>();

  /** One firewall, its rules laid out once. */
  private record Guard(HostFirewall firewall, HostKept kept, Map<Direction, HostChains> chains) {
    HostChains of(Direction direction) {
      return Objects.requireNonNull(chains.get(direction), "both directions have chains");
    }
  }

  static Hosts of(NetworkModel network) {
    Hosts hosts = new Hosts();
    network
        .of(HostFirewall.class)
        .forEach(
            firewall -> {
              Guard guard = guard(firewall);
              firewall
                  .interfaces()
                  .valueIfKnown()
                  .orElse(List.of())
                  .forEach(id -> hosts.byInterface.putIfAbsent(id, guard));
            });
    return hosts;
  }

  private static Guard guard(HostFirewall firewall) {
    List<HostRule> rules = firewall.rules().valueIfKnown().orElse(List.of());
    Map<Direction, HostChains> chains = new EnumMap<>(Direction.class);
    chains.put(
        Direction.INGRESS,
        new HostChains(
            rules, firewall.ingressChains().valueIfKnown().orElse(List.of()), "ingress"));
    chains.put(
        Direction.EGRESS,
        new HostChains(rules, firewall.egressChains().valueIfKnown().orElse(List.of()), "egress"));
    return new Guard(
        firewall,
        new HostKept(
            span(firewall.certainInput(), firewall.possibleInput()),
            span(firewall.certainOutput(), firewall.possibleOutput()),
            doubts(firewall, rules)),
        chains);
  }

  private static Span span(Fact<Packets> certain, Fact<Packets> possible) {
    Packets most = possible.valueIfKnown().orElse(Packets.all());
    Packets least = certain.valueIfKnown().orElse(Packets.none());
    return least.equals(most) ? Span.of(most) : new Span(least, most);
  }

  private static List<Doubt> doubts(HostFirewall firewall, List<HostRule> rules) {
    List<Doubt> doubts = new ArrayList<>();
    String name = firewall.header().name() + ": ";
    if (firewall.isWhole() instanceof Fact.Unknown<Boolean> unknown) {
      doubts.add(new Doubt(name + unknown.reason(), unknown.sources()));
    }
    rules.stream()
        .filter(rule -> rule.doubt().valueIfKnown().filter(String::isEmpty).isEmpty())
        .limit(MOST_DOUBTS)
        .forEach(
            rule ->
                doubts.add(
                    new Doubt(
                        name + rule.header().name() + ": " + rule.doubt().valueIfKnown().orElse(""),
                        List.of(rule.header().source()))));
    return doubts.stream().distinct().toList();
  }

  HostKept kept(Endpoint endpoint) {
    Guard guard = byInterface.get(endpoint.id());
    return guard == null ? HostKept.NOTHING : guard.kept();
  }

  /** What the host's own firewall decides about a packet; empty where nobody shows one. */
  Optional<Hop> hop(Endpoint endpoint, Direction direction, Packet packet) {
    return Optional.ofNullable(byInterface.get(endpoint.id()))
        .map(guard -> hop(guard, endpoint, direction, packet));
  }

  private static Hop hop(Guard guard, Endpoint endpoint, Direction direction, Packet packet) {
    Passage passage = guard.kept().of(direction).of(packet);
    List<HostTrace> traces = guard.of(direction).traces(packet);
    HostTrace.Passing wanted =
        switch (passage) {
          case PERMITTED -> HostTrace.Passing.ACCEPTED;
          case DENIED -> HostTrace.Passing.DROPPED;
          case INCONCLUSIVE -> HostTrace.Passing.UNDECIDED;
        };
    List<HostRule> rules =
        traces.stream()
            .filter(trace -> trace.passing() == wanted)
            .limit(passage == Passage.PERMITTED ? traces.size() : 1)
            .flatMap(trace -> trace.rules().stream())
            .toList();
    List<SourceRef> sources =
        rules.isEmpty()
            ? List.of(guard.firewall().header().source())
            : rules.stream().map(rule -> rule.header().source()).distinct().toList();
    return new Hop(
        direction == Direction.INGRESS ? Hop.Kind.HOST_INGRESS : Hop.Kind.HOST_EGRESS,
        passage,
        guard.firewall().id(),
        guard.firewall().header().name() + " on " + endpoint.header().name(),
        rules.stream().map(HostRule::id).toList(),
        text(passage, rules, packet, guard.firewall()),
        sources);
  }

  private static String text(
      Passage passage, List<HostRule> rules, Packet packet, HostFirewall firewall) {
    String names =
        rules.stream().map(rule -> rule.header().name()).collect(Collectors.joining("; "));
    if (!names.isEmpty()) {
      return switch (passage) {
        case PERMITTED -> "host rule " + names + " accepts " + packet;
        case DENIED -> "host rule " + names + " drops " + packet;
        case INCONCLUSIVE -> "host rule " + names + " may decide about " + packet;
      };
    }
    return switch (passage) {
      case PERMITTED -> "no base chain of the host stands before " + packet;
      case DENIED -> "the host drops what answers " + packet;
      case INCONCLUSIVE ->
          firewall
              .isWhole()
              .fold(
                  known -> "whether answers pass, or the host leads it on, is not certain",
                  unknown -> unknown.reason());
    };
  }
}
