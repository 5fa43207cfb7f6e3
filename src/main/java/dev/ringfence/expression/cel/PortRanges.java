package dev.ringfence.expression.cel;

import dev.ringfence.net.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ports as people write them. */
final class PortRanges {
  private static final Pattern PART = Pattern.compile("\\s*(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?\\s*");

  private PortRanges() {}

  /**
   * Reads {@code 22,80-90}; an empty text is no port.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Ports parse(String text) {
    List<Ports> parts = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is not a list of ports such as 22,80-90");
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      parts.add(Ports.range(first, last));
    }
    return Ports.unionOf(parts);
  }
}
