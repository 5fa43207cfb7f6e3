package dev.ringfence.exception;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import java.util.List;

/**
 * The packets an exception names: no packet beside them is covered.
 *
 * @param protocols names or numbers; empty for all of them
 * @param ports destination ports, {@code 22} or {@code 8000-8080}; empty for all of them
 * @param sources blocks of addresses; empty for all of them
 * @param destinations likewise
 */
public record FlowScope(
    List<String> protocols, List<String> ports, List<String> sources, List<String> destinations) {
  public FlowScope {
    protocols = List.copyOf(protocols);
    ports = List.copyOf(ports);
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
  }

  /**
   * The set it names.
   *
   * @throws IllegalArgumentException if a word of it is no protocol, port or block
   */
  public Packets packets() {
    return Packets.of(addresses(sources), addresses(destinations), services());
  }

  private Services services() {
    Services spoken =
        protocols.isEmpty()
            ? Services.all()
            : Services.unionOf(
                protocols.stream()
                    .map(word -> Services.of(Protocols.of(Protocol.parse(word))))
                    .toList());
    return ports.isEmpty()
        ? spoken
        : spoken.toPorts(Ports.unionOf(ports.stream().map(FlowScope::range).toList()));
  }

  private static Ports range(String text) {
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return Ports.range(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  private static Addresses addresses(List<String> blocks) {
    return blocks.isEmpty()
        ? Addresses.all()
        : Addresses.of(blocks.stream().map(Cidr::parse).toList());
  }

  /** In words, {@code tcp 22 from 10.0.0.0/8 to any address}. */
  public String display() {
    String spoken = protocols.isEmpty() ? "any protocol" : String.join(", ", protocols);
    return spoken
        + (ports.isEmpty() ? "" : " " + String.join(", ", ports))
        + (sources.isEmpty() ? "" : " from " + String.join(", ", sources))
        + (destinations.isEmpty() ? "" : " to " + String.join(", ", destinations));
  }
}
