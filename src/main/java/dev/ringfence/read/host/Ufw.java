package dev.ringfence.read.host;

import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.read.host.Ruleset.Chain;
import dev.ringfence.read.host.Ruleset.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ufw status verbose} prints (ufw(8)): the rules its owner gave, not those it brings
 * along, nor what a container engine publishes around it.
 */
final class Ufw {
  static final String KIND = "ufw";

  private static final Pattern DEFAULTS =
      Pattern.compile(
          "Default: (allow|deny|reject) \\(incoming\\), (allow|deny|reject) \\(outgoing\\).*");

  private static final Pattern RULE =
      Pattern.compile(
          "(?<to>\\S.*?)\\s+(?<action>ALLOW|DENY|REJECT|LIMIT)(?: (?<way>IN|OUT|FWD))?\\s+"
              + "(?<from>\\S.*?)(?:\\s+#.*)?");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:(?<address>Anywhere|[0-9a-fA-F.:/]+[.:][0-9a-fA-F.:/]*))?\\s*"
              + "(?<ports>[0-9][0-9,:]*)?(?:/(?<protocol>[a-z0-9]+))?"
              + "(?: \\([^)]*\\))?(?: on (?<interface>\\S+))?");

  private final Evidence item;
  private final Ruleset rules = Ruleset.of(KIND, Family.IPV4, Family.IPV6);

  private Ufw(Evidence item) {
    this.item = item;
  }

  static Ruleset read(Evidence item, String text) {
    Ufw ufw = new Ufw(item);
    ufw.read(text.split("\\r?\\n", -1));
    return ufw.rules;
  }

  private SourceRef at(int line) {
    return SourceRef.atLine(item.digest(), item.path(), line);
  }

  private void read(String[] lines) {
    boolean hasDefaults = false;
    boolean isActive = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      Matcher defaults = DEFAULTS.matcher(line);
      Matcher rule = RULE.matcher(line);
      isActive |= line.equals("Status: active");
      if (defaults.matches()) {
        hasDefaults = true;
        chain("input", policy(defaults.group(1)), i + 1);
        chain("output", policy(defaults.group(2)), i + 1);
      } else if (hasDefaults && rule.matches()) {
        rule(line, rule, i + 1);
      }
    }
    if (!isActive) {
      rules.trouble("ufw is not active, and says nothing of other rules", at(1));
    } else if (!hasDefaults) {
      rules.trouble("only ufw status verbose shows the defaults", at(1));
    }
  }

  private static String policy(String word) {
    return word.equals("allow") ? "accept" : "drop";
  }

  private void chain(String hook, String policy, int line) {
    Chain chain =
        new Chain(
            "inet",
            KIND,
            hook,
            Optional.of(new Hook(hook, "filter", Optional.of(0), policy)),
            new ArrayList<>(),
            at(line));
    rules.chains().put(chain.key(), chain);
    // Both are in the rules that ufw brings along (ufw-framework(8)).
    chain
        .rules()
        .add(
            new Ruleset.Rule(
                "ct state established accept",
                at(line),
                List.of(
                    Stmt.Match.is("ct state", new Value.One("established")),
                    Stmt.Verdict.of("accept"))));
  }

  private void rule(String line, Matcher rule, int number) {
    String way = rule.group("way") == null ? "IN" : rule.group("way");
    if (way.equals("FWD")) {
      return;
    }
    boolean isV6 = line.contains("(v6)") || line.matches(".*[0-9a-f]*:[0-9a-f]*:.*");
    List<Stmt> parts = new ArrayList<>();
    parts.add(Stmt.Match.is("meta nfproto", new Value.One(isV6 ? "ipv6" : "ipv4")));
    boolean isIn = way.equals("IN");
    place(rule.group("to"), isV6, "d", isIn ? "meta iifname" : "meta oifname", parts);
    place(rule.group("from"), isV6, "s", isIn ? "meta iifname" : "meta oifname", parts);
    String action = rule.group("action");
    if (action.equals("LIMIT")) {
      parts.add(new Stmt.Limit());
    }
    boolean isOpen = action.equals("ALLOW") || action.equals("LIMIT");
    parts.add(Stmt.Verdict.of(isOpen ? "accept" : "drop"));
    Chain chain =
        Objects.requireNonNull(
            rules.chains().get("inet ufw " + (isIn ? "input" : "output")),
            "made with the defaults");
    chain.rules().add(new Ruleset.Rule(line.replaceAll("\\s+", " "), at(number), parts));
  }

  private static void place(
      String text, boolean isV6, String end, String interfaces, List<Stmt> parts) {
    Matcher place = PLACE.matcher(text.replace(" (v6)", "").strip());
    if (!place.matches()) {
      parts.add(Stmt.Unknown.match(text));
      return;
    }
    String address = place.group("address");
    if (address != null && !address.equals("Anywhere")) {
      parts.add(Stmt.Match.is((isV6 ? "ip6 " : "ip ") + end + "addr", new Value.One(address)));
    }
    String protocol = place.group("protocol");
    if (place.group("ports") != null) {
      // Without a protocol a rule is for both (ufw(8)).
      parts.add(protocols(protocol == null ? List.of("tcp", "udp") : List.of(protocol)));
      parts.add(Stmt.Match.is("th " + end + "port", ports(place.group("ports"))));
    } else if (protocol != null) {
      parts.add(protocols(List.of(protocol)));
    }
    if (place.group("interface") != null) {
      parts.add(Stmt.Match.is(interfaces, new Value.One(place.group("interface"))));
    }
  }

  private static Stmt protocols(List<String> names) {
    return Stmt.Match.is(
        "meta l4proto", new Value.AnyOf(names.stream().<Value>map(Value.One::new).toList()));
  }

  private static Value ports(String text) {
    List<Value> values = new ArrayList<>();
    for (String part : text.split(",")) {
      String[] ends = part.split(":", -1);
      values.add(ends.length == 2 ? new Value.Between(ends[0], ends[1]) : new Value.One(part));
    }
    return new Value.AnyOf(values);
  }
}
