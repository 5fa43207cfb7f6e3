package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.List;

/** Where subnets have no list of their own: everything passes, and there is no hop to speak of. */
enum NoList implements Stage {
  STAGE;

  @Override
  public Span span() {
    return Span.ALL;
  }

  @Override
  public Hop hop(Packet packet) {
    throw new IllegalStateException("no list decides about " + packet);
  }

  @Override
  public List<Hop> hops(Packet packet) {
    return List.of();
  }

  @Override
  public List<Doubt> doubts() {
    return List.of();
  }
}
