package dev.ringfence.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What judges a check. */
public enum Engine {
  /** CEL over one resource of the neutral model. */
  RESOURCE,
  /** Permitted flows between zones. */
  BOUNDARY,
  /** WAF++ assertions over Terraform blocks. */
  TERRAFORM,
  /** A dated statement by an owner. */
  MANUAL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Engine> named(String word) {
    return Arrays.stream(values()).filter(engine -> engine.word().equals(word)).findFirst();
  }
}
