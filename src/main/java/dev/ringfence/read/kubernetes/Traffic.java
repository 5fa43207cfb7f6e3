package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Protocols and destination ports of a rule, of which a name means what the destination says.
 *
 * @param sure what it surely matches, whatever the destination
 * @param possible what it may match, that included
 * @param names of ports of containers
 */
record Traffic(Services sure, Services possible, List<Named> names) {
  static final Traffic ALL = of(Services.all());

  /**
   * A port by its name.
   *
   * @param protocol empty for whichever the container's port has
   */
  record Named(Optional<Protocol> protocol, String name) {
    private Services at(Pods pods) {
      return Services.unionOf(
          pods.ports().stream()
              .filter(port -> port.name().equals(name))
              .filter(port -> protocol.isEmpty() || protocol.get().equals(port.protocol()))
              .map(port -> Services.of(port.protocol(), Ports.all(), Ports.of(port.number())))
              .toList());
    }
  }

  Traffic {
    names = List.copyOf(names);
  }

  static Traffic of(Services services) {
    return new Traffic(services, services, List.of());
  }

  static Traffic named(Optional<Protocol> protocol, String name) {
    return new Traffic(Services.none(), Services.none(), List.of(new Named(protocol, name)));
  }

  /** What any of these matches. */
  static Traffic unionOf(List<Traffic> all) {
    return new Traffic(
        Services.unionOf(all.stream().map(Traffic::sure).toList()),
        Services.unionOf(all.stream().map(Traffic::possible).toList()),
        all.stream().flatMap(one -> one.names().stream()).toList());
  }

  /** The same, of which nothing is sure; a name may be any port. */
  Traffic doubtful() {
    return new Traffic(Services.none(), names.isEmpty() ? possible : Services.all(), List.of());
  }

  boolean isEmpty() {
    return possible.isEmpty();
  }

  /** With what its names mean at a destination. */
  Traffic at(Pods destination) {
    List<Services> meant = new ArrayList<>();
    names.forEach(name -> meant.add(name.at(destination)));
    Services all = Services.unionOf(meant);
    return new Traffic(sure.union(all), possible.union(all), List.of());
  }

  /** With no meaning for its names. */
  Traffic withoutNames() {
    return new Traffic(sure, possible, List.of());
  }
}
