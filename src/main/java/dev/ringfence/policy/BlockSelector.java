package dev.ringfence.policy;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.network.Fact;
import java.util.Optional;

/** Addresses that are named outright, within the estate or beyond it. */
public record BlockSelector(Addresses blocks, String text) implements EndpointSelector {
  @Override
  public Fact<Boolean> selects(Endpoint endpoint) {
    return endpoint
        .addresses()
        .flatMap(
            addresses -> {
              if (!blocks.intersects(addresses)) {
                return Fact.known(false);
              }
              return blocks.containsAll(addresses)
                  ? Fact.known(true)
                  : Fact.unknown(addresses + " lies only partly in " + text);
            });
  }

  @Override
  public Optional<Addresses> addresses() {
    return Optional.of(blocks);
  }
}
