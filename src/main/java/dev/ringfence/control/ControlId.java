package dev.ringfence.control;

/** A control's id as its framework writes it, {@code WAF-SEC-050}. */
public record ControlId(String value) implements Comparable<ControlId> {
  public ControlId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a control has an id");
    }
  }

  @Override
  public int compareTo(ControlId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
