package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A union of packet sets that is not carried out.
 *
 * @param parts none of them empty; they may overlap
 */
record Traffic(List<Packets> parts) {
  // Every operation of the language distributes over the union, and on one permit's packets it is
  // far cheaper than on all of them: a filter of a thousand permits is never merged.
  static final Traffic NONE = new Traffic(List.of());
  static final Traffic ALL = new Traffic(List.of(Packets.all()));

  static Traffic of(Packets packets) {
    return packets.isEmpty() ? NONE : new Traffic(List.of(packets));
  }

  static Traffic unionOf(List<Traffic> all) {
    List<Packets> parts = new ArrayList<>();
    all.forEach(traffic -> parts.addAll(traffic.parts));
    return new Traffic(List.copyOf(parts));
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Traffic from(Addresses sources) {
    return map(part -> part.fromSources(sources));
  }

  Traffic to(Addresses destinations) {
    return map(part -> part.toDestinations(destinations));
  }

  Traffic on(Protocol protocol, Ports ports) {
    return map(part -> part.onProtocol(protocol).toPorts(ports));
  }

  private Traffic map(UnaryOperator<Packets> restriction) {
    return new Traffic(
        parts.stream().map(restriction).filter(Predicate.not(Packets::isEmpty)).toList());
  }

  Addresses sources() {
    return Addresses.unionOf(parts.stream().map(Packets::sources).toList());
  }

  Addresses destinations() {
    return Addresses.unionOf(parts.stream().map(Packets::destinations).toList());
  }

  /** Destinations to which no packet of the protocol is missing, whatever its ports. */
  Addresses destinationsOfAll(Protocol protocol) {
    return missing(protocol).destinations().complement();
  }

  /** Sources from which no packet of the protocol is missing, whatever its ports. */
  Addresses sourcesOfAll(Protocol protocol) {
    return missing(protocol).sources().complement();
  }

  private Packets missing(Protocol protocol) {
    List<Packets> ofProtocol = parts.stream().map(part -> part.onProtocol(protocol)).toList();
    return Packets.of(Services.of(Protocols.of(protocol))).minus(Packets.unionOf(ofProtocol));
  }

  /** Whether each destination port of the protocol, or each ICMP type and code, is in a packet. */
  boolean hasAllOf(Protocol protocol) {
    Services services = services();
    if (protocol.hasPorts()) {
      return services.destinationPorts(protocol).equals(Ports.all());
    }
    return services.containsAll(Services.of(Protocols.of(protocol)));
  }

  /** Whether each protocol with each of its ports and types is in a packet. */
  boolean hasEverything() {
    return services().containsAll(Services.all());
  }

  private Services services() {
    return Services.unionOf(parts.stream().map(Packets::services).toList());
  }

  Packets packets() {
    return parts.size() == 1 ? parts.get(0) : Packets.unionOf(parts);
  }
}
