package dev.ringfence.control;

/** A check's id, unique in a catalogue; it lives for ever, so exceptions and history can use it. */
public record CheckId(String value) implements Comparable<CheckId> {
  public CheckId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a check has an id");
    }
  }

  @Override
  public int compareTo(CheckId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
