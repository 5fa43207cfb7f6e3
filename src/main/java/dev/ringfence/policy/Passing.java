package dev.ringfence.policy;

import dev.ringfence.net.Packets;

/**
 * What passes a boundary, as an analysis found it.
 *
 * @param certain within {@code possible}
 */
public record Passing(Packets certain, Packets possible) {
  public static final Passing NOTHING = new Passing(Packets.none(), Packets.none());

  public Passing {
    if (!possible.containsAll(certain)) {
      throw new IllegalArgumentException("what is certain is possible");
    }
  }
}
