package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.Optional;

/** Chooses endpoints, or addresses beyond the estate. */
public interface EndpointSelector {
  /** Whether it chooses an endpoint; unknown where it cannot be told. */
  Fact<Boolean> selects(Endpoint endpoint);

  /** The addresses it names outright; empty if it is about endpoints. */
  Optional<Addresses> addresses();

  /** As its owner wrote it. */
  String text();
}
