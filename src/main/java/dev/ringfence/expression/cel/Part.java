package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A packet set that remembers what was made of it.
 *
 * <p>An explanation evaluates an expression hundreds of times over the same permits; each then
 * costs look-ups. A part belongs to one decision, and to one thread with it.
 */
final class Part {
  private final Packets packets;
  private final Map<Object, Part> restricted = new HashMap<>();
  private @Nullable Addresses sources;
  private @Nullable Addresses destinations;
  private @Nullable Services services;

  Part(Packets packets) {
    this.packets = packets;
  }

  private record From(Addresses sources) {}

  private record To(Addresses destinations) {}

  private record On(Protocol protocol, Ports ports) {}

  Packets packets() {
    return packets;
  }

  Part from(Addresses from) {
    return restrict(new From(from), set -> set.fromSources(from));
  }

  Part to(Addresses to) {
    return restrict(new To(to), set -> set.toDestinations(to));
  }

  Part on(Protocol protocol, Ports ports) {
    return restrict(new On(protocol, ports), set -> set.onProtocol(protocol).toPorts(ports));
  }

  Part on(Protocol protocol) {
    return restrict(protocol, set -> set.onProtocol(protocol));
  }

  private Part restrict(Object key, UnaryOperator<Packets> restriction) {
    return restricted.computeIfAbsent(key, k -> new Part(restriction.apply(packets)));
  }

  Addresses sources() {
    if (sources == null) {
      sources = packets.sources();
    }
    return sources;
  }

  Addresses destinations() {
    if (destinations == null) {
      destinations = packets.destinations();
    }
    return destinations;
  }

  Services services() {
    if (services == null) {
      services = packets.services();
    }
    return services;
  }
}
