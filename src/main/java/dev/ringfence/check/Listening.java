package dev.ringfence.check;

import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What endpoints listen on, as far as evidence tells: load balancers have listeners. */
final class Listening {
  private static final Services WITHOUT_PORTS =
      Services.all().minus(Services.all().toPorts(Ports.all()));

  private final Map<String, LoadBalancer> balancers;

  Listening(NetworkModel network) {
    this.balancers =
        network
            .of(LoadBalancer.class)
            .collect(
                Collectors.toMap(
                    balancer -> balancer.header().id(),
                    Function.identity(),
                    (first, second) -> first));
  }

  /** Every port that one of the endpoints listens on; empty if it is not known of one. */
  Optional<Fact.Known<Ports>> ports(List<Endpoint> endpoints) {
    List<Fact<Ports>> ports = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      LoadBalancer balancer = balancers.get(endpoint.serves().valueIfKnown().orElse(""));
      if (balancer == null) {
        return Optional.empty();
      }
      ports.add(balancer.listenerPorts());
    }
    Fact<Ports> all = Fact.all(ports).map(Ports::unionOf);
    return all instanceof Fact.Known<Ports> known ? Optional.of(known) : Optional.empty();
  }

  /** Those of the packets that something listens for; protocols without ports are not judged. */
  static Packets heard(Packets packets, Ports ports) {
    return packets.toPorts(ports).union(packets.onServices(WITHOUT_PORTS));
  }
}
