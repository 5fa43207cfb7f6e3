package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of one address; every refusal says what was found and what is allowed. */
final class AddressParser {
  private static final int GROUPS = 8;
  private static final String ALLOWED =
      "allowed are IPv4 as a.b.c.d (decimal, 0-255 each, no leading zeros)"
          + " and IPv6 as in RFC 4291 (hexadecimal groups, one \"::\" at most, no zone id)";

  private final String text;
  private final String whole;
  private final String wanted;

  private AddressParser(String text, String whole, String wanted) {
    this.text = text;
    this.whole = whole;
    this.wanted = wanted;
  }

  static Address parse(String text) {
    return parse(text, text, "an address");
  }

  /** Reads an address that stands in a longer text, which is the one that refusals name. */
  static Address parse(String text, String whole, String wanted) {
    return new AddressParser(text, whole, wanted).address();
  }

  private Address address() {
    if (text.indexOf('%') >= 0) {
      throw refused("it has a zone id");
    }
    return text.indexOf(':') >= 0 ? ipv6() : Address.ipv4(dotted(text));
  }

  private int dotted(String dotted) {
    String[] octets = dotted.split("\\.", -1);
    if (octets.length != 4) {
      throw refused("it has " + octets.length + " dotted parts instead of 4");
    }
    int bits = 0;
    for (String octet : octets) {
      bits = bits << 8 | octet(octet);
    }
    return bits;
  }

  private int octet(String octet) {
    if (octet.isEmpty()
        || octet.length() > 3
        || !octet.chars().allMatch(AddressParser::isDecimal)) {
      throw refused("\"" + octet + "\" is not a number 0-255");
    }
    if (octet.length() > 1 && octet.charAt(0) == '0') {
      throw refused("\"" + octet + "\" has a leading zero");
    }
    int value = Integer.parseInt(octet);
    if (value > 255) {
      throw refused("\"" + octet + "\" is not a number 0-255");
    }
    return value;
  }

  private Address ipv6() {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return fromGroups(groups(text, true), List.of());
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      throw refused("it has more than one \"::\"");
    }
    String after = text.substring(gap + 2);
    // The dotted form may only end an address, so it cannot stand before the gap.
    return fromGroups(groups(text.substring(0, gap), false), groups(after, true));
  }

  private Address fromGroups(List<Integer> leading, List<Integer> trailing) {
    int given = leading.size() + trailing.size();
    boolean hasGap = text.contains("::");
    if (hasGap ? given >= GROUPS : given != GROUPS) {
      throw refused("it has " + given + " groups" + (hasGap ? " beside \"::\"" : " instead of 8"));
    }
    long[] halves = new long[2];
    for (int i = 0; i < leading.size(); i++) {
      place(halves, i, leading.get(i));
    }
    for (int i = 0; i < trailing.size(); i++) {
      place(halves, GROUPS - trailing.size() + i, trailing.get(i));
    }
    return Address.ipv6(halves[0], halves[1]);
  }

  private static void place(long[] halves, int index, int group) {
    halves[index / 4] |= (long) group << (Long.SIZE - 16 * (index % 4 + 1));
  }

  private List<Integer> groups(String part, boolean mayEndDotted) {
    List<Integer> groups = new ArrayList<>();
    if (part.isEmpty()) {
      return groups;
    }
    String[] words = part.split(":", -1);
    for (int i = 0; i < words.length; i++) {
      if (mayEndDotted && i == words.length - 1 && words[i].indexOf('.') >= 0) {
        int bits = dotted(words[i]);
        groups.add(bits >>> 16);
        groups.add(bits & 0xFFFF);
      } else {
        groups.add(group(words[i]));
      }
    }
    return groups;
  }

  private int group(String group) {
    if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(AddressParser::isHex)) {
      throw refused("\"" + group + "\" is not a group of 1-4 hexadecimal digits");
    }
    return Integer.parseInt(group, 16);
  }

  // Character.isDigit would also take digits of other scripts.
  private static boolean isDecimal(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isHex(int character) {
    return isDecimal(character)
        || character >= 'a' && character <= 'f'
        || character >= 'A' && character <= 'F';
  }

  private IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException(
        "\"" + whole + "\" is not " + wanted + ": " + reason + "; " + ALLOWED);
  }
}
