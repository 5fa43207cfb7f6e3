package dev.ringfence.document;

import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.FlowPath;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.Passage;
import dev.ringfence.net.Packet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to "why?" in one sentence: the hop that decided, and what it would take. */
final class Reason {
  private Reason() {}

  static String of(Explanation explanation) {
    if (explanation.paths().isEmpty()) {
      return explanation.reason() + explanation.stops().map(Reason::stopped).orElse("");
    }
    FlowPath path = explanation.paths().get(0);
    String decided = deciding(path).map(hop -> hop.text() + cited(hop)).orElse(path.via());
    List<String> needs = needs(path);
    return needs.isEmpty() ? decided : decided + "; it would take " + String.join(" and ", needs);
  }

  /** Where nothing leads, everything that stops the packet, and what it would take. */
  private static String stopped(FlowPath path) {
    String stops =
        path.hops().stream()
            .filter(Reason::denies)
            .map(hop -> hop.text() + cited(hop))
            .distinct()
            .collect(Collectors.joining("; "));
    return ": " + stops + "; it would take " + String.join(" and ", needs(path));
  }

  /** For what passes the receiver's own rule, else the first hop that does not let it pass. */
  private static Optional<Hop> deciding(FlowPath path) {
    if (path.passage() != Passage.PERMITTED) {
      return path.hops().stream().filter(hop -> hop.passage() == path.passage()).findFirst();
    }
    return last(path, Hop.Kind.INGRESS_FILTER)
        .or(() -> last(path, Hop.Kind.EGRESS_FILTER))
        .or(() -> path.request().stream().reduce((first, last) -> last));
  }

  private static Optional<Hop> last(FlowPath path, Hop.Kind kind) {
    return path.request().stream().filter(hop -> hop.kind() == kind).reduce((first, last) -> last);
  }

  private static String cited(Hop hop) {
    return hop.sources().isEmpty() ? "" : " (" + hop.sources().get(0).display() + ")";
  }

  private static List<String> needs(FlowPath path) {
    Packet answer = path.packet().reversed();
    return Stream.concat(
            path.request().stream().filter(Reason::denies).map(hop -> need(hop, path.packet())),
            path.answer().stream().filter(Reason::denies).map(hop -> need(hop, answer)))
        .distinct()
        .collect(Collectors.toList());
  }

  private static boolean denies(Hop hop) {
    return hop.passage() == Passage.DENIED;
  }

  private static String need(Hop hop, Packet packet) {
    String name = hop.name().isBlank() ? hop.subject() : hop.name();
    return switch (hop.kind()) {
      case EGRESS_FILTER ->
          "a rule of " + name + " that lets out " + service(packet) + " to " + packet.destination();
      case INGRESS_FILTER ->
          "a rule of " + name + " that admits " + service(packet) + " from " + packet.source();
      case HOST_EGRESS, HOST_INGRESS ->
          "a rule of " + name + " that accepts " + packet + " before one drops it";
      case ORDERED_EGRESS, ORDERED_INGRESS ->
          "an entry of " + name + " that allows " + packet + " before one denies it";
      case ROUTE -> "a route of " + name + " that leads to " + packet.destination();
      case TRANSIT -> "a route through " + name + " that leads to " + packet.destination();
      case PEERING -> "a peering that carries it, which " + name + " does not";
      case GATEWAY -> "a gateway that carries it, which " + name + " does not";
      case BALANCER -> "a listener of " + name + " with a target that takes it";
      case ADDRESS -> "an address of " + name + " that the other side can reach";
      case GUARD -> "an exclusion from " + name;
      case UNMODELLED -> name + " to carry it";
    };
  }

  private static String service(Packet packet) {
    if (packet.fields() instanceof Packet.Fields.PortPair ports) {
      return packet.protocol() + " " + ports.destination();
    }
    return packet.fields() instanceof Packet.Fields.IcmpMessage message
        ? packet.protocol() + " type " + message.type() + " code " + message.code()
        : packet.protocol().toString();
  }
}
