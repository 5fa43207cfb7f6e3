package dev.ringfence.read.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The options of one rule of iptables (iptables(8), iptables-extensions(8)). */
final class IptablesRule {
  private static final Set<String> PORTED = Set.of("tcp", "udp", "sctp", "dccp", "udplite");

  /** Options of targets that decide nothing, and of matches of which the words follow. */
  private static final Set<String> WITH_WORD =
      Set.of(
          "--comment",
          "--reject-with",
          "--log-prefix",
          "--log-level",
          "--nflog-prefix",
          "--nflog-group",
          "--limit-burst",
          "--to-destination",
          "--to-source",
          "--to-ports",
          "--set-xmark",
          "--helper",
          "--set-mark");

  private static final Set<String> ALONE =
      Set.of(
          "--log-tcp-sequence",
          "--log-tcp-options",
          "--log-ip-options",
          "--log-uid",
          "--notrack",
          "--random",
          "--random-fully",
          "--persistent");

  private static final Set<String> LIMITS =
      Set.of("--limit", "--hashlimit-upto", "--hashlimit-above", "--connlimit-above");

  /** Matches that read as their options do. */
  private static final Set<String> KNOWN =
      Set.of(
          "tcp",
          "udp",
          "sctp",
          "dccp",
          "udplite",
          "icmp",
          "icmp6",
          "icmpv6",
          "conntrack",
          "state",
          "multiport",
          "comment",
          "limit",
          "iprange",
          "addrtype",
          "set",
          "hashlimit",
          "connlimit");

  private final List<String> words;
  private final String ip;
  private final boolean isV6;
  private final Predicate<String> isChain;
  private final List<Stmt> parts = new ArrayList<>();
  private String protocol = "th";
  private int at;

  IptablesRule(List<String> words, boolean isV6, Predicate<String> isChain) {
    this.words = words;
    this.isV6 = isV6;
    this.ip = isV6 ? "ip6" : "ip";
    this.isChain = isChain;
  }

  List<Stmt> parts() {
    // The protocol may follow options that mean its ports.
    int named = Math.max(words.indexOf("-p"), words.indexOf("--protocol"));
    if (named >= 0 && named + 1 < words.size() && PORTED.contains(words.get(named + 1))) {
      protocol = words.get(named + 1);
    }
    Stmt verdict = null;
    while (at < words.size()) {
      boolean isNot = words.get(at).equals("!");
      at += isNot ? 1 : 0;
      String option = next();
      if (option.equals("-j") || option.equals("-g") || option.equals("--jump")) {
        verdict = target(option, next());
      } else {
        option(option, isNot);
      }
    }
    // What is written behind the target are its own options.
    parts.add(verdict == null ? new Stmt.Nothing() : verdict);
    return parts;
  }

  private String next() {
    return at < words.size() ? words.get(at++) : "";
  }

  private void option(String option, boolean isNot) {
    switch (option) {
      case "-s", "--source", "--src" -> address(ip + " saddr", isNot);
      case "-d", "--destination", "--dst" -> address(ip + " daddr", isNot);
      case "-p", "--protocol" -> protocol(next(), isNot);
      case "-i", "--in-interface" -> match("meta iifname", new Value.One(next()), isNot);
      case "-o", "--out-interface" -> match("meta oifname", new Value.One(next()), isNot);
      case "--sport", "--sports", "--source-port" -> match(protocol + " sport", ports(), isNot);
      case "--dport", "--dports", "--destination-port" ->
          match(protocol + " dport", ports(), isNot);
      case "--ctstate", "--state" -> match("ct state", states(), isNot);
      case "--ctstatus" -> match("ct status", states(), isNot);
      case "--ctdir" -> match("ct direction", states(), isNot);
      case "--icmp-type" -> icmp("icmp type", isNot);
      case "--icmpv6-type" -> icmp("icmpv6 type", isNot);
      case "--src-range" -> match(ip + " saddr", range("-"), isNot);
      case "--dst-range" -> match(ip + " daddr", range("-"), isNot);
      case "--dst-type" ->
          match("fib daddr type", new Value.One(next().toLowerCase(Locale.ROOT)), isNot);
      case "--syn" -> match("tcp flags", flags("FIN,SYN,RST,ACK", "SYN"), isNot);
      case "--tcp-flags" -> match("tcp flags", flags(next(), next()), isNot);
      case "--match-set" -> parts.add(Stmt.Unknown.match("ipset " + next() + " " + next()));
      case "-m", "--match" -> module(next());
      default -> other(option, isNot);
    }
  }

  private void other(String option, boolean isNot) {
    if (LIMITS.contains(option)) {
      next();
      parts.add(new Stmt.Limit());
    } else if (WITH_WORD.contains(option) && !isNot) {
      next();
    } else if (!ALONE.contains(option)) {
      parts.add(Stmt.Unknown.match("option " + option));
      // Its words belong to it.
      while (at < words.size() && !words.get(at).startsWith("-") && !words.get(at).equals("!")) {
        at++;
      }
    }
  }

  private void module(String name) {
    if (!KNOWN.contains(name)) {
      parts.add(Stmt.Unknown.match("match " + name));
    }
  }

  private void match(String field, Value value, boolean isNot) {
    parts.add(new Stmt.Match(List.of(field), isNot ? "!=" : "==", value));
  }

  private void address(String field, boolean isNot) {
    String text = next();
    match(field, new Value.One(text), isNot);
  }

  private void protocol(String name, boolean isNot) {
    if (!name.equals("all") && !name.equals("0")) {
      match("meta l4proto", new Value.One(name), isNot);
    }
  }

  private Value ports() {
    List<Value> values = new ArrayList<>();
    for (String port : next().split(",")) {
      String[] ends = port.split(":", -1);
      values.add(
          ends.length == 2
              ? new Value.Between(
                  ends[0].isEmpty() ? "0" : ends[0], ends[1].isEmpty() ? "65535" : ends[1])
              : new Value.One(port));
    }
    return new Value.AnyOf(values);
  }

  private Value range(String between) {
    String[] ends = next().split(between, 2);
    return ends.length == 2 ? new Value.Between(ends[0], ends[1]) : new Value.One(ends[0]);
  }

  private Value states() {
    return new Value.AnyOf(
        Arrays.stream(next().toLowerCase(Locale.ROOT).split(","))
            .<Value>map(Value.One::new)
            .toList());
  }

  private void icmp(String field, boolean isNot) {
    String type = next();
    if (type.equals("any") || type.equals("255")) {
      match("meta l4proto", new Value.One(isV6 ? "icmpv6" : "icmp"), isNot);
    } else {
      match(field, new Value.One(type), isNot);
    }
  }

  private static Value flags(String mask, String set) {
    return new Value.Flags(names(mask), names(set));
  }

  private static List<String> names(String flags) {
    return flags.equals("NONE")
        ? List.of()
        : Arrays.asList(flags.toLowerCase(Locale.ROOT).split(","));
  }

  /** Any other option of it is not known (iptables-extensions(8), «CT»). */
  private Stmt tracking() {
    if (words.contains("--notrack")) {
      return new Stmt.Untracked();
    }
    return words.contains("--helper") ? new Stmt.Assistance() : Stmt.Unknown.any("target CT");
  }

  private Stmt target(String option, String name) {
    if (isChain.test(name)) {
      return new Stmt.Verdict(option.equals("-g") ? "goto" : "jump", name);
    }
    return switch (name) {
      case "ACCEPT" -> Stmt.Verdict.of("accept");
      case "DROP", "REJECT" -> Stmt.Verdict.of("drop");
      case "RETURN" -> Stmt.Verdict.of("return");
      case "LOG", "NFLOG", "MARK", "CONNMARK" -> new Stmt.Nothing();
      case "DNAT", "REDIRECT" -> new Stmt.Translation(false);
      case "MASQUERADE", "SNAT" -> new Stmt.Translation(true);
      case "NETMAP" -> Stmt.Unknown.any("target NETMAP");
      case "CT" -> tracking();
      case "NOTRACK" -> new Stmt.Untracked();
      default -> Stmt.Unknown.any("target " + name);
    };
  }
}
