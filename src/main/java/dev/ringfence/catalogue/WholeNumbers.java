package dev.ringfence.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers of files, within bounds. */
final class WholeNumbers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private WholeNumbers() {}

  /** A number that may be absent; empty, and a problem, for any other value. */
  static Optional<Integer> of(Section section, String key, int least, int most) {
    Optional<Yaml> value = section.value(key);
    Optional<Integer> number = value.flatMap(given -> in(given, least, most));
    if (value.isPresent() && number.isEmpty()) {
      section.wrongType(key, value.get(), "a whole number from %d to %d".formatted(least, most));
    }
    return number;
  }

  static Optional<Integer> in(Yaml value, int least, int most) {
    return value instanceof Yaml.Scalar scalar && DIGITS.matcher(scalar.text()).matches()
        ? Optional.of(Integer.parseInt(scalar.text()))
            .filter(number -> number >= least && number <= most)
        : Optional.empty();
  }
}
