package dev.ringfence.flow;

import dev.ringfence.network.Gateway;
import java.util.Optional;

/** A gateway that a route names, and whether it is attached to the network of the route. */
final class Attachment {
  private Attachment() {}

  /**
   * A stage that passes what the gateway passes: nothing if it is known to be attached elsewhere,
   * and nobody knows what if it is not in the evidence.
   */
  static Stage of(Topology topology, Routing.Target target, Segment from, String leadsTo) {
    String network = from.virtualNetwork();
    Optional<Gateway> gateway = topology.named(target.id(), Gateway.class).findFirst();
    String id = gateway.map(Gateway::id).orElse(target.id());
    if (gateway.isEmpty()) {
      return FixedStage.unknown(
          Hop.Kind.GATEWAY,
          id,
          target.id(),
          "gateway " + target.id() + " is not in the evidence",
          from.routing().sources(target));
    }
    return gateway
        .get()
        .virtualNetworks()
        .fold(
            known ->
                known.value().contains(network)
                    ? FixedStage.open(
                        Hop.Kind.GATEWAY,
                        id,
                        target.id(),
                        "gateway " + target.id() + " leads to " + leadsTo,
                        known.sources())
                    : FixedStage.closed(
                        Hop.Kind.GATEWAY,
                        id,
                        target.id(),
                        "gateway "
                            + target.id()
                            + " is not attached to "
                            + topology.nameOf(network),
                        known.sources()),
            unknown ->
                FixedStage.unknown(
                    Hop.Kind.GATEWAY,
                    id,
                    target.id(),
                    "what gateway "
                        + target.id()
                        + " is attached to is not known: "
                        + unknown.reason(),
                    unknown.sources()));
  }
}
