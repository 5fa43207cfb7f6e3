package dev.ringfence.read.host;

import java.util.Map;
import java.util.Optional;

/** Names that rules have for numbers (services of Debian; ICMP types as nft(8) lists them). */
final class Numbers {
  private static final Map<String, Integer> SERVICES =
      Map.ofEntries(
          Map.entry("ftp-data", 20),
          Map.entry("ftp", 21),
          Map.entry("ssh", 22),
          Map.entry("telnet", 23),
          Map.entry("smtp", 25),
          Map.entry("domain", 53),
          Map.entry("bootps", 67),
          Map.entry("bootpc", 68),
          Map.entry("http", 80),
          Map.entry("kerberos", 88),
          Map.entry("ntp", 123),
          Map.entry("imap2", 143),
          Map.entry("snmp", 161),
          Map.entry("ldap", 389),
          Map.entry("https", 443),
          Map.entry("submission", 587),
          Map.entry("ldaps", 636),
          Map.entry("imaps", 993),
          Map.entry("mysql", 3306),
          Map.entry("ms-wbt-server", 3389),
          Map.entry("mdns", 5353),
          Map.entry("postgresql", 5432),
          Map.entry("http-alt", 8080));

  private static final Map<String, Integer> ICMP =
      Map.ofEntries(
          Map.entry("echo-reply", 0),
          Map.entry("destination-unreachable", 3),
          Map.entry("source-quench", 4),
          Map.entry("redirect", 5),
          Map.entry("echo-request", 8),
          Map.entry("router-advertisement", 9),
          Map.entry("router-solicitation", 10),
          Map.entry("time-exceeded", 11),
          Map.entry("parameter-problem", 12),
          Map.entry("timestamp-request", 13),
          Map.entry("timestamp-reply", 14),
          Map.entry("info-request", 15),
          Map.entry("info-reply", 16),
          Map.entry("address-mask-request", 17),
          Map.entry("address-mask-reply", 18));

  private static final Map<String, Integer> ICMPV6 =
      Map.ofEntries(
          Map.entry("destination-unreachable", 1),
          Map.entry("packet-too-big", 2),
          Map.entry("time-exceeded", 3),
          Map.entry("parameter-problem", 4),
          Map.entry("echo-request", 128),
          Map.entry("echo-reply", 129),
          Map.entry("mld-listener-query", 130),
          Map.entry("mld-listener-report", 131),
          Map.entry("mld-listener-done", 132),
          Map.entry("mld-listener-reduction", 132),
          Map.entry("nd-router-solicit", 133),
          Map.entry("nd-router-advert", 134),
          Map.entry("nd-neighbor-solicit", 135),
          Map.entry("nd-neighbor-advert", 136),
          Map.entry("nd-redirect", 137),
          Map.entry("router-renumbering", 138),
          Map.entry("ind-neighbor-solicit", 141),
          Map.entry("ind-neighbor-advert", 142),
          Map.entry("mld2-listener-report", 143));

  private Numbers() {}

  static int port(String text) throws NotModelledException {
    return number(text, SERVICES, 0xFFFF, "port");
  }

  static int icmp(String text) throws NotModelledException {
    return number(text, ICMP, 255, "ICMP type");
  }

  static int icmpv6(String text) throws NotModelledException {
    return number(text, ICMPV6, 255, "ICMPv6 type");
  }

  static int octet(String text) throws NotModelledException {
    return number(text, Map.of(), 255, "number");
  }

  private static int number(String text, Map<String, Integer> names, int largest, String what)
      throws NotModelledException {
    Optional<Integer> named = Optional.ofNullable(names.get(text));
    if (named.isPresent()) {
      return named.get();
    }
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > largest) {
      throw new NotModelledException("'" + text + "' is no " + what + " that is known here");
    }
    return Integer.parseInt(text);
  }
}
