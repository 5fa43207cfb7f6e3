package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;

/**
 * One side of a question.
 *
 * @param text as it was asked for
 * @param zone if it is one
 * @param endpoints those meant, else none
 * @param addresses restricts it to some addresses; all where nothing restricts it
 */
public record Peer(
    String text, Optional<Zone> zone, List<Endpoint> endpoints, Addresses addresses) {
  public Peer {
    endpoints = List.copyOf(endpoints);
  }
}
