package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Resource;
import java.util.List;
import java.util.stream.Collectors;

/** Values as findings print them. */
final class ValueText {
  private static final int LONGEST_LIST = 8;
  private static final int LONGEST_TEXT = 200;

  private ValueText() {}

  static String of(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? "\"\"" : cut(text);
    }
    if (value instanceof Addresses addresses) {
      return addresses.isEmpty() ? addresses.toString() : joined(addresses.cidrs(), ", ");
    }
    if (value instanceof Packets packets) {
      return of(packets);
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "an empty list" : joined(list, ", ");
    }
    return value instanceof Resource resource ? resource.header().localId() : cut(value.toString());
  }

  /** Without addresses, where all are meant. */
  private static String of(Packets packets) {
    Services services = packets.services();
    if (packets.isEmpty() || packets.equals(Packets.of(services))) {
      return services.toString();
    }
    return joined(packets.boxes(), "; ");
  }

  private static String joined(List<?> values, String separator) {
    String shown =
        values.stream()
            .limit(LONGEST_LIST)
            .map(ValueText::of)
            .collect(Collectors.joining(separator));
    int more = values.size() - LONGEST_LIST;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
  }
}
