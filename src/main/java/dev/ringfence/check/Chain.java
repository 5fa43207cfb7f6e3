package dev.ringfence.check;

import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Peer;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way from where a walk began to an endpoint, step by step.
 *
 * @param before empty at the start
 */
record Chain(Peer peer, String name, Certainty certainty, Optional<Chain> before) {
  static Chain start(Peer peer) {
    return new Chain(peer, peer.text(), Certainty.CERTAIN, Optional.empty());
  }

  Chain to(Endpoint endpoint, Certainty step) {
    return new Chain(
        PeerCrossing.peer(endpoint.id(), List.of(endpoint)),
        name(endpoint),
        certainty == Certainty.CERTAIN ? step : Certainty.POSSIBLE,
        Optional.of(this));
  }

  /** What people call it: what it serves, where that is known. */
  private static String name(Endpoint endpoint) {
    return endpoint
        .servedName()
        .valueIfKnown()
        .filter(name -> !name.isBlank())
        .orElse(endpoint.header().name());
  }

  /** Every stop, the first one first. */
  List<Chain> stops() {
    List<Chain> stops = new ArrayList<>(before.map(Chain::stops).orElse(List.of()));
    stops.add(this);
    return stops;
  }

  @Override
  public String toString() {
    return String.join(" -> ", stops().stream().map(Chain::name).toList());
  }
}
