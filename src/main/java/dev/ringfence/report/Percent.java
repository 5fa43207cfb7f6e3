package dev.ringfence.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A share with one decimal, rounded down: 99.96 % is never printed as all.
 *
 * @param value 0-100; empty where there is nothing to take a share of
 */
public record Percent(Optional<BigDecimal> value) {
  public static final Percent NONE = new Percent(Optional.empty());

  /** Decimal digits after which a binary fraction's own error ends. */
  private static final int EXACT = 9;

  /**
   * @param share 0-1
   */
  public static Percent of(double share) {
    return new Percent(
        Optional.of(
            BigDecimal.valueOf(share * 100)
                .setScale(EXACT, RoundingMode.HALF_UP)
                .setScale(1, RoundingMode.DOWN)));
  }

  /** {@code 62.5 %}, or a dash. */
  public String display() {
    return value.map(percent -> percent.toPlainString() + " %").orElse("–");
  }
}
