package dev.ringfence.read.host;

import java.util.List;

/** What a rule compares a field of a packet with, whatever notation it was written in. */
sealed interface Value {
  /** One value: an address or block, a port or its name, a state. */
  record One(String text) implements Value {}

  /** From one value to another, both included. */
  record Between(String first, String last) implements Value {}

  /** Any of some. */
  record AnyOf(List<Value> values) implements Value {
    public AnyOf {
      values = List.copyOf(values);
    }
  }

  /** One value for each of several fields. */
  record Together(List<Value> values) implements Value {
    public Together {
      values = List.copyOf(values);
    }
  }

  /** A set that has a name. */
  record Named(String name) implements Value {}

  /** Flags of a TCP header: of those in the mask, just these are set. */
  record Flags(List<String> mask, List<String> set) implements Value {
    public Flags {
      mask = mask.stream().sorted().toList();
      set = set.stream().sorted().toList();
    }
  }
}
