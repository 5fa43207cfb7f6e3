package dev.ringfence.flow;

import java.util.Locale;

/** What becomes of a packet: at one hop, or on a whole path. */
public enum Passage {
  PERMITTED,
  DENIED,
  /** Something that decides is not known. */
  INCONCLUSIVE;

  /** As JSON and messages write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether more lets it pass: permitted before inconclusive before denied. */
  boolean isBetterThan(Passage other) {
    return this != other && (this == PERMITTED || other == DENIED);
  }

  /** Of two hops one after the other: denied if either denies. */
  public Passage then(Passage next) {
    if (this == DENIED || next == DENIED) {
      return DENIED;
    }
    return this == INCONCLUSIVE || next == INCONCLUSIVE ? INCONCLUSIVE : PERMITTED;
  }
}
