package dev.ringfence.assertion;

import dev.ringfence.expression.Truth;
import dev.ringfence.hcl.SourceRange;
import java.util.List;

/**
 * What an assertion came to on one block.
 *
 * @param text what was found, in words
 * @param where the line that shows it
 */
public record Ruling(Truth truth, String text, SourceRange where) {
  boolean isTrue() {
    return truth == Truth.TRUE;
  }

  boolean isFalse() {
    return truth == Truth.FALSE;
  }

  /** The same finding, which decides nothing for a reason. */
  Ruling undecided(String reason) {
    return new Ruling(Truth.UNKNOWN, text + ", " + reason, where);
  }

  /** False if one is, else unknown if one is, else true; the first that makes it so. */
  static Ruling all(List<Ruling> rulings) {
    return first(rulings, Truth.FALSE, Truth.UNKNOWN);
  }

  /** True if one is, else unknown if one is, else false; the first that makes it so. */
  static Ruling any(List<Ruling> rulings) {
    return first(rulings, Truth.TRUE, Truth.UNKNOWN);
  }

  private static Ruling first(List<Ruling> rulings, Truth strongest, Truth next) {
    return rulings.stream()
        .filter(ruling -> ruling.truth == strongest)
        .findFirst()
        .or(() -> rulings.stream().filter(ruling -> ruling.truth == next).findFirst())
        .orElseGet(() -> rulings.get(0));
  }
}
