package dev.ringfence.policy;

import dev.ringfence.net.Addresses;

/**
 * The addresses that a selector chooses on one side of a boundary.
 *
 * @param certain of what it certainly chooses; within {@code possible}
 * @param possible of what it may choose; all where addresses of that are not known
 */
public record Chosen(Addresses certain, Addresses possible) {
  public static final Chosen ALL = new Chosen(Addresses.all(), Addresses.all());

  public Chosen {
    if (!possible.containsAll(certain)) {
      throw new IllegalArgumentException("what is certain is possible");
    }
  }
}
