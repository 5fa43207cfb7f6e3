package dev.ringfence.catalogue;

import dev.ringfence.control.Parameters;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Settings of a check: text, whole number, true or false, or a list of one of these. */
final class ParameterParser {
  private static final String EXPECTED =
      "text, a whole number, true or false, or a list of one of these";
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  private ParameterParser() {}

  /** The section's {@code parameters}. */
  static Parameters parse(Section section) {
    return parse(section, section.entries("parameters"));
  }

  static Parameters parse(Section section, Map<String, Yaml.Entry> entries) {
    SortedMap<String, Object> values = new TreeMap<>();
    entries.forEach(
        (name, entry) -> {
          if (!NAME.matcher(name).matches()) {
            section.problem(
                entry.line(),
                "parameter \"%s\": a small letter, then letters and digits expected"
                    .formatted(name));
          }
          value(section, name, entry.value()).ifPresent(value -> values.put(name, value));
        });
    return new Parameters(values);
  }

  private static Optional<Object> value(Section section, String name, Yaml value) {
    if (value instanceof Yaml.Scalar scalar) {
      return scalar(section, name, scalar);
    }
    if (value instanceof Yaml.Sequence list) {
      return list(section, name, list);
    }
    section.wrongType(name, value, EXPECTED);
    return Optional.empty();
  }

  private static Optional<Object> list(Section section, String name, Yaml.Sequence list) {
    List<Object> items = new ArrayList<>();
    for (Yaml item : list.items()) {
      if (item instanceof Yaml.Scalar scalar) {
        scalar(section, name, scalar).ifPresent(items::add);
      } else {
        section.wrongType(name, item, EXPECTED);
      }
    }
    if (items.stream().map(Object::getClass).distinct().count() > 1) {
      section.problem(list.line(), name + " mixes sorts of value, a list of one sort expected");
    }
    return Optional.of(List.copyOf(items));
  }

  private static Optional<Object> scalar(Section section, String name, Yaml.Scalar scalar) {
    return switch (scalar.type()) {
      case TEXT -> Optional.of(scalar.text());
      case BOOLEAN -> Optional.of(Boolean.parseBoolean(scalar.text()));
      case INTEGER -> wholeNumber(section, name, scalar);
      case DECIMAL, NOTHING -> {
        section.wrongType(name, scalar, EXPECTED);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Object> wholeNumber(Section section, String name, Yaml.Scalar scalar) {
    BigInteger value = integer(scalar.text());
    if (value.bitLength() >= Long.SIZE) {
      section.problem(scalar.line(), name + " is " + scalar.text() + ", beyond 64 bits");
      return Optional.empty();
    }
    return Optional.of(value.longValue());
  }

  /** Decimal, {@code 0o17} or {@code 0x1F}, as YAML 1.2 writes whole numbers (core schema). */
  static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  /** What a value is, for messages and to compare an audit's setting with the control's. */
  static String sort(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "an empty list" : "a list of " + itemSort(list.get(0));
    }
    return value instanceof Long
        ? "a whole number"
        : value instanceof Boolean ? "true or false" : "text";
  }

  private static String itemSort(Object item) {
    return item instanceof Long
        ? "whole numbers"
        : item instanceof Boolean ? "true or false" : "texts";
  }
}
