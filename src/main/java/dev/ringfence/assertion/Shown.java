package dev.ringfence.assertion;

import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.math.BigDecimal;
import java.util.Optional;

/** Values in words, and as what they can be compared with. */
final class Shown {
  private static final int LONGEST = 120;

  private Shown() {}

  /** A text, number or truth value as text. */
  static Optional<String> text(Value marked) {
    Value value = Values.bare(marked);
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Value.Numeral number) {
      return Optional.of(plain(number.value()));
    }
    return value instanceof Value.Bool bool
        ? Optional.of(String.valueOf(bool.value()))
        : Optional.empty();
  }

  /** Without an exponent, unless that would be long. */
  static String plain(BigDecimal number) {
    return Math.abs(number.scale()) > LONGEST ? number.toString() : number.toPlainString();
  }

  /** A number, or a text that is one. */
  static Optional<BigDecimal> number(Value value) {
    return text(value)
        .filter(text -> text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?"))
        .map(BigDecimal::new);
  }

  /** As a finding quotes it; sensitive values are not quoted. */
  static String quoted(Found.Stated stated) {
    if (stated.isSensitive()) {
      return "a sensitive value";
    }
    String text = JsonForm.of(stated.value()).text().replace(JsonForm.UNKNOWN, '?');
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
