package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A union of packet sets that is not carried out, or all packets.
 *
 * @param parts none of them empty; they may overlap
 * @param isEverything whether it is all packets, whatever the parts
 */
record Traffic(List<Part> parts, boolean isEverything) {
  // Nearly every operation of the language distributes over the union, and on one permit's packets
  // it is far cheaper than on all of them: the permits of a filter are seldom merged.
  static final Traffic NONE = new Traffic(List.of(), false);
  static final Traffic ALL = new Traffic(List.of(), true);

  Traffic {
    parts = List.copyOf(parts);
  }

  static Traffic of(Packets packets) {
    return packets.isEmpty() ? NONE : new Traffic(List.of(new Part(packets)), false);
  }

  static Traffic unionOf(List<Traffic> all) {
    List<Part> parts = new ArrayList<>();
    for (Traffic traffic : all) {
      if (traffic.isEverything) {
        return ALL;
      }
      parts.addAll(traffic.parts);
    }
    return new Traffic(parts, false);
  }

  boolean isEmpty() {
    return parts.isEmpty() && !isEverything;
  }

  Traffic from(Addresses sources) {
    return sources.equals(Addresses.all()) ? this : map(part -> part.from(sources));
  }

  Traffic to(Addresses destinations) {
    return destinations.equals(Addresses.all()) ? this : map(part -> part.to(destinations));
  }

  Traffic on(Protocol protocol, Ports ports) {
    return map(part -> part.on(protocol, ports));
  }

  private Traffic on(Protocol protocol) {
    return map(part -> part.on(protocol));
  }

  private Traffic map(UnaryOperator<Part> restriction) {
    List<Part> restricted = new ArrayList<>();
    for (Part part : carriedOut()) {
      Part rest = restriction.apply(part);
      if (!rest.packets().isEmpty()) {
        restricted.add(rest);
      }
    }
    return new Traffic(restricted, false);
  }

  // A part remembers, so the one of all packets is made anew where it is needed.
  private List<Part> carriedOut() {
    return isEverything ? List.of(new Part(Packets.all())) : parts;
  }

  Addresses sources() {
    return isEverything
        ? Addresses.all()
        : Addresses.unionOf(parts.stream().map(Part::sources).toList());
  }

  Addresses destinations() {
    return isEverything
        ? Addresses.all()
        : Addresses.unionOf(parts.stream().map(Part::destinations).toList());
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
    return Packets.of(Services.of(protocol)).minus(on(protocol).packets());
  }

  /** Whether each destination port of the protocol, or each ICMP type and code, is in a packet. */
  boolean hasAllOf(Protocol protocol) {
    if (protocol.hasPorts()) {
      return services().destinationPorts(protocol).equals(Ports.all());
    }
    return services().containsAll(Services.of(protocol));
  }

  /** Whether each protocol with each of its ports and types is in a packet. */
  boolean hasEverything() {
    return services().equals(Services.all());
  }

  private Services services() {
    return isEverything
        ? Services.all()
        : Services.unionOf(parts.stream().map(Part::services).toList());
  }

  boolean isWithin(Traffic other) {
    return other.isEverything || other.packets().containsAll(packets());
  }

  private Packets packets() {
    return Packets.unionOf(carriedOut().stream().map(Part::packets).toList());
  }
}
