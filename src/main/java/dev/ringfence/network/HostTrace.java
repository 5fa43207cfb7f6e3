package dev.ringfence.network;

import java.util.List;

/**
 * What one base chain of a host decides about a packet.
 *
 * @param rules those that decide, or the first that may
 */
public record HostTrace(String chain, Passing passing, List<HostRule> rules) {
  public HostTrace {
    rules = List.copyOf(rules);
  }

  /** What becomes of it. */
  public enum Passing {
    ACCEPTED,
    DROPPED,
    UNDECIDED
  }
}
