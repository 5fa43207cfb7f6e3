package dev.ringfence.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a violation matters, worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  /** As catalogue files, JSON and {@code --fail-on} write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> named(String word) {
    return Arrays.stream(values()).filter(severity -> severity.word().equals(word)).findFirst();
  }

  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
