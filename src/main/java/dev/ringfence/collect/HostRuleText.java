package dev.ringfence.collect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells files of a host's firewall rules by what is in them. */
public final class HostRuleText {
  /** How much of a file is looked at. */
  public static final int LOOKED_AT = 64 << 10;

  private static final Pattern NFT_JSON = Pattern.compile("^\\s*\\{\\s*\"nftables\"\\s*:");
  private static final Pattern NFT =
      Pattern.compile(
          "(?m)^(?:add )?table (?:(?:inet|ip|ip6|arp|bridge|netdev) )?[A-Za-z0-9_.-]{1,64} ?\\{"
              + "|^#!/(?:usr/)?s?bin/(?:env )?nft\\b");

  private static final Pattern IPTABLES =
      Pattern.compile(
          "(?m)^\\*(?:filter|nat|raw|mangle|security)\\s*$(?s:.{0,4000}?)^:[A-Za-z0-9_.-]+ ");

  private static final Pattern UFW =
      Pattern.compile("^\\s*Status: (?:active|inactive)\\s*$", Pattern.MULTILINE);

  private static final Pattern V6 =
      Pattern.compile(
          "(?m)ip6tables-save|^\\[?[^\\n]*-A .*(?:-[sd] [0-9a-fA-F]*:|icmp6|ipv6-icmp|icmpv6)");

  private static final Pattern HOST =
      Pattern.compile(
          "(?mi)^#\\s*host(?:name)?\\s*[:=]\\s*([A-Za-z0-9][A-Za-z0-9_.:=-]{0,252})\\s*$");

  /** What a file is the output of. */
  public enum Kind {
    NFTABLES_JSON("nftables-json"),
    NFTABLES("nftables"),
    IPTABLES("iptables"),
    IP6TABLES("ip6tables"),
    UFW("ufw");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As requests name it. */
    public String word() {
      return word;
    }
  }

  private HostRuleText() {}

  /**
   * What a file is, by its beginning.
   *
   * @param path its name tells the address family of rules without any address
   */
  public static Optional<Kind> kind(String path, String text) {
    String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
    if (NFT_JSON.matcher(beginning).find()) {
      return Optional.of(Kind.NFTABLES_JSON);
    }
    if (IPTABLES.matcher(beginning).find()) {
      boolean isV6 = V6.matcher(beginning).find() || path.matches("(?s).*(?:ip6|v6)[^/]*");
      return Optional.of(isV6 ? Kind.IP6TABLES : Kind.IPTABLES);
    }
    if (NFT.matcher(beginning).find()) {
      return Optional.of(Kind.NFTABLES);
    }
    boolean isUfw = UFW.matcher(beginning).find() && beginning.strip().startsWith("Status:");
    return isUfw ? Optional.of(Kind.UFW) : Optional.empty();
  }

  /** The host that a comment of the file names. */
  public static Optional<String> host(String text) {
    Matcher host = HOST.matcher(text.substring(0, Math.min(text.length(), LOOKED_AT)));
    return host.find() ? Optional.of(host.group(1)) : Optional.empty();
  }
}
