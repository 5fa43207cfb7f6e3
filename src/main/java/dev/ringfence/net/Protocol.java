package dev.ringfence.net;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An IP protocol number (IANA, Assigned Internet Protocol Numbers).
 *
 * @param number 0-255
 */
public record Protocol(int number) implements Comparable<Protocol> {
  static final int LARGEST = 255;

  public static final Protocol ICMP = new Protocol(1);
  public static final Protocol IGMP = new Protocol(2);
  public static final Protocol TCP = new Protocol(6);
  public static final Protocol UDP = new Protocol(17);
  public static final Protocol DCCP = new Protocol(33);
  public static final Protocol GRE = new Protocol(47);
  public static final Protocol ESP = new Protocol(50);
  public static final Protocol AH = new Protocol(51);
  public static final Protocol ICMPV6 = new Protocol(58);
  public static final Protocol SCTP = new Protocol(132);
  public static final Protocol UDP_LITE = new Protocol(136);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "hopopt"),
          Map.entry(1, "icmp"),
          Map.entry(2, "igmp"),
          Map.entry(4, "ipv4"),
          Map.entry(6, "tcp"),
          Map.entry(8, "egp"),
          Map.entry(17, "udp"),
          Map.entry(33, "dccp"),
          Map.entry(41, "ipv6"),
          Map.entry(43, "ipv6-route"),
          Map.entry(44, "ipv6-frag"),
          Map.entry(46, "rsvp"),
          Map.entry(47, "gre"),
          Map.entry(50, "esp"),
          Map.entry(51, "ah"),
          Map.entry(58, "icmpv6"),
          Map.entry(59, "ipv6-nonxt"),
          Map.entry(60, "ipv6-opts"),
          Map.entry(88, "eigrp"),
          Map.entry(89, "ospf"),
          Map.entry(94, "ipip"),
          Map.entry(103, "pim"),
          Map.entry(112, "vrrp"),
          Map.entry(115, "l2tp"),
          Map.entry(132, "sctp"),
          Map.entry(136, "udplite"));

  private static final Map<String, Integer> NUMBERS = numbers();

  public Protocol {
    if (number < 0 || number > LARGEST) {
      throw new IllegalArgumentException(number + " is not an IP protocol number 0-255");
    }
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new TreeMap<>();
    NAMES.forEach((number, name) -> numbers.put(name, number));
    numbers.put("ipv6-icmp", ICMPV6.number);
    return numbers;
  }

  /**
   * Reads a decimal number or a well-known name, in any case.
   *
   * @throws IllegalArgumentException if it is neither; the message names the text
   */
  public static Protocol parse(String text) {
    Integer named = NUMBERS.get(text.toLowerCase(Locale.ROOT));
    if (named != null) {
      return new Protocol(named);
    }
    boolean isNumber =
        !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || Integer.parseInt(text) > LARGEST) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an IP protocol: allowed are 0-255 and " + NUMBERS.keySet());
    }
    return new Protocol(Integer.parseInt(text));
  }

  /** Whether its header has ports: TCP, UDP, DCCP, SCTP and UDP-Lite. */
  public boolean hasPorts() {
    return switch (number) {
      case 6, 17, 33, 132, 136 -> true;
      default -> false;
    };
  }

  /** Whether its header has an ICMP type and code: ICMP and ICMPv6. */
  public boolean hasIcmpTypes() {
    return number == ICMP.number || number == ICMPV6.number;
  }

  @Override
  public int compareTo(Protocol other) {
    return Integer.compare(number, other.number);
  }

  /** The well-known name in lower case, or the number. */
  @Override
  public String toString() {
    return NAMES.getOrDefault(number, Integer.toString(number));
  }
}
