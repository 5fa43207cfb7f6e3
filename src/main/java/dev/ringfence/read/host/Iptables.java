package dev.ringfence.read.host;

import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.read.host.Ruleset.Chain;
import dev.ringfence.read.host.Ruleset.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code iptables-save} or {@code ip6tables-save} prints: one address family. */
final class Iptables {
  private static final Pattern POLICY =
      Pattern.compile(":(\\S+)\\s+(ACCEPT|DROP|-|QUEUE|RETURN)(?:\\s+\\[\\d+:\\d+\\])?");

  private static final Pattern COUNTERS = Pattern.compile("^\\[\\d+:\\d+\\]\\s*");

  /** Order in which the tables see a packet at one hook (netfilter priorities). */
  private static final Map<String, Integer> PRIORITY =
      Map.of("raw", -300, "mangle", -150, "nat", -100, "filter", 0, "security", 50);

  private static final Set<String> BUILT_IN =
      Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

  private final Ruleset rules;
  private final String family;
  private String table = "";

  private Iptables(boolean isV6) {
    family = isV6 ? "ip6" : "ip";
    rules = Ruleset.of(isV6 ? "ip6tables" : "iptables", isV6 ? Family.IPV6 : Family.IPV4);
  }

  /**
   * @param isV6 whether it is the output of ip6tables-save
   */
  static Ruleset read(Evidence item, String text, boolean isV6) {
    Iptables saved = new Iptables(isV6);
    String[] lines = text.split("\\r?\\n", -1);
    boolean isOpen = false;
    for (int i = 0; i < lines.length; i++) {
      String line = COUNTERS.matcher(lines[i].strip()).replaceFirst("");
      SourceRef source = SourceRef.atLine(item.digest(), item.path(), i + 1);
      if (line.startsWith("*")) {
        saved.table = line.substring(1).strip();
        isOpen = true;
      } else if (line.equals("COMMIT")) {
        isOpen = false;
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        saved.line(line, source);
      }
    }
    if (isOpen) {
      saved.rules.trouble(
          item.path() + ":" + lines.length + ": it ends before COMMIT",
          SourceRef.atLine(item.digest(), item.path(), Math.max(1, lines.length)));
    }
    return saved.rules;
  }

  private void line(String line, SourceRef source) {
    Matcher policy = POLICY.matcher(line);
    if (policy.matches()) {
      chain(policy.group(1), policy.group(2), source);
    } else if (line.startsWith("-A ")) {
      rule(line, source);
    } else {
      rules.trouble(where(source) + "a line that is not understood", source);
    }
  }

  private static String where(SourceRef source) {
    return source.display() + ": ";
  }

  private void chain(String name, String policy, SourceRef source) {
    boolean isBuiltIn = BUILT_IN.contains(name);
    String lower = policy.equals("ACCEPT") || policy.equals("DROP") ? policy : "unknown";
    Optional<Hook> hook =
        isBuiltIn
            ? Optional.of(
                new Hook(
                    name.toLowerCase(Locale.ROOT),
                    table.equals("nat") ? "nat" : "filter",
                    Optional.of(PRIORITY.getOrDefault(table, 0)),
                    lower.toLowerCase(Locale.ROOT)))
            : Optional.empty();
    Chain chain = new Chain(family, table, name, hook, new ArrayList<>(), source);
    rules.chains().put(chain.key(), chain);
  }

  private void rule(String line, SourceRef source) {
    List<String> words = words(line);
    Chain chain =
        words.size() < 2 ? null : rules.chains().get(family + " " + table + " " + words.get(1));
    if (chain == null) {
      rules.trouble(where(source) + "a rule of a chain that is not there", source);
      return;
    }
    List<Stmt> parts =
        new IptablesRule(words.subList(2, words.size()), family.equals("ip6"), this::isChain)
            .parts();
    chain.rules().add(new Ruleset.Rule(line, source, parts));
  }

  private boolean isChain(String name) {
    return rules.chains().containsKey(family + " " + table + " " + name);
  }

  /** Words of a line, those in quotes whole. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isQuoted = false;
    boolean isWord = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && isQuoted && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (c == '"') {
        isQuoted = !isQuoted;
        isWord = true;
      } else if (Character.isWhitespace(c) && !isQuoted) {
        if (isWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        isWord = false;
      } else {
        word.append(c);
        isWord = true;
      }
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }
}
