package dev.ringfence.read.host;

import dev.ringfence.read.host.NftTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One rule in the notation of nft(8), statement by statement. */
final class NftRule {
  private static final Set<String> OPERATORS = Set.of("==", "!=", "<", ">", "<=", ">=");
  private static final Set<String> VERDICTS =
      Set.of("accept", "drop", "continue", "return", "jump", "goto", "reject");

  /** Words behind a statement that decide nothing. */
  private static final Set<String> DETAILS =
      Set.of("packets", "bytes", "prefix", "level", "group", "flags", "snaplen", "queue-threshold");

  private static final Set<String> SHORT = Set.of("iif", "iifname", "oif", "oifname", "l4proto");

  private static final Set<String> LAYERS =
      Set.of(
          "ip", "ip6", "tcp", "udp", "sctp", "dccp", "udplite", "th", "icmp", "icmpv6", "meta",
          "ct");

  private final NftReader reader;
  private final List<Stmt> parts = new ArrayList<>();

  NftRule(List<Token> tokens) {
    reader = new NftReader(tokens);
  }

  List<Stmt> parts() {
    while (!reader.isAtEnd()) {
      try {
        parts.add(part());
      } catch (NotModelledException e) {
        parts.addAll(NotUnderstood.parts(String.valueOf(e.getMessage()), reader.remaining()));
      }
    }
    return parts;
  }

  private Stmt part() throws NotModelledException {
    if (reader.peek().isQuoted()) {
      throw new NotModelledException("a text");
    }
    String word = reader.peek().text();
    if (VERDICTS.contains(word)) {
      return verdict();
    }
    return switch (word) {
      case "counter", "log" -> details();
      case "comment" -> comment();
      case "limit", "quota" -> limit();
      case "notrack" -> taken(new Stmt.Untracked());
      case "masquerade" -> translation(true);
      case "snat" -> translation(true);
      case "dnat", "redirect", "tproxy" -> translation(false);
      case "add", "update", "delete" -> changes();
      default -> comparison();
    };
  }

  private Stmt taken(Stmt stmt) {
    reader.next();
    return stmt;
  }

  private Stmt comment() {
    reader.next();
    reader.next();
    return new Stmt.Nothing();
  }

  private Stmt details() {
    reader.next();
    if (reader.take("name")) {
      reader.next();
    }
    while (DETAILS.contains(reader.peek().text()) && !reader.peek().isQuoted()) {
      reader.next();
      reader.next();
      while (reader.take(",")) {
        reader.next();
      }
    }
    return new Stmt.Nothing();
  }

  /** {@code limit rate over 10/second burst 5 packets}. */
  private Stmt limit() {
    reader.next();
    Set<String> words =
        Set.of(
            "rate", "over", "until", "burst", "packets", "bytes", "kbytes", "mbytes", "name",
            "used");
    while (words.contains(reader.peek().text())
        || reader.peek().text().matches("[0-9]+(/[a-z]+)?|[km]?bytes/[a-z]+")) {
      reader.next();
    }
    return new Stmt.Limit();
  }

  /** {@code add @blocked { ip saddr timeout 1m }}. */
  private Stmt changes() throws NotModelledException {
    String word = reader.next();
    String set = reader.next();
    if (!set.startsWith("@") || !reader.is("{")) {
      throw new NotModelledException(word);
    }
    while (!reader.isAtEnd() && !reader.take("}")) {
      reader.next();
    }
    return new Stmt.Changes(set.substring(1));
  }

  private Stmt translation(boolean isOfSource) {
    reader.rest();
    return new Stmt.Translation(isOfSource);
  }

  Stmt.Verdict verdict() {
    String word = reader.next();
    if (word.equals("jump") || word.equals("goto")) {
      return new Stmt.Verdict(word, reader.next());
    }
    if (word.equals("reject")) {
      if (reader.take("with")) {
        reader.next();
        reader.take("type");
        reader.next();
      }
      return Stmt.Verdict.of("drop");
    }
    return Stmt.Verdict.of(word);
  }

  private Stmt comparison() throws NotModelledException {
    boolean isMark = (reader.is("meta") || reader.is("ct")) && (reader.follows(2, "set"));
    if (isMark) {
      String layer = reader.next();
      String key = reader.next();
      reader.next();
      reader.next();
      return changed(layer, key);
    }
    List<String> fields = new ArrayList<>(List.of(field()));
    while (reader.take(".")) {
      fields.add(field());
    }
    if (reader.take("vmap")) {
      return choice(fields);
    }
    if (fields.equals(List.of("tcp flags"))) {
      return new NftFlags(reader).match();
    }
    if (reader.is("set")) {
      throw new NotModelledException(String.join(" . ", fields));
    }
    String operator = OPERATORS.contains(reader.peek().text()) ? reader.next() : "==";
    return new Stmt.Match(fields, operator, value());
  }

  /** A mark changes nothing that is looked at; a zone would. */
  static Stmt changed(String layer, String key) {
    if (key.equals("helper")) {
      return new Stmt.Assistance();
    }
    boolean isHarmless = List.of("mark", "label", "priority", "nftrace", "event").contains(key);
    return isHarmless ? new Stmt.Nothing() : Stmt.Unknown.any("a changed " + layer + " " + key);
  }

  private String field() throws NotModelledException {
    String word = reader.next();
    if (SHORT.contains(word)) {
      return "meta " + word;
    }
    if (word.equals("fib")) {
      StringBuilder field = new StringBuilder("fib ").append(reader.next());
      while (reader.take(".")) {
        field.append(' ').append(reader.next());
      }
      return field.append(' ').append(reader.next()).toString();
    }
    if (!LAYERS.contains(word)) {
      throw new NotModelledException(word);
    }
    return word + " " + reader.next();
  }

  private Stmt choice(List<String> fields) throws NotModelledException {
    if (reader.peek().text().startsWith("@")) {
      return new Stmt.Choice(fields, List.of(), reader.next().substring(1));
    }
    List<Stmt.Case> cases = new ArrayList<>();
    elements(new ArrayList<>(), cases);
    return new Stmt.Choice(fields, cases, "");
  }

  /**
   * What stands in braces.
   *
   * @param values receives elements of a set
   * @param cases receives elements of a map
   */
  void elements(List<Value> values, List<Stmt.Case> cases) throws NotModelledException {
    reader.take("=");
    if (!reader.take("{")) {
      throw new NotModelledException("no braces");
    }
    while (!reader.take("}")) {
      Value value = reader.take("*") ? new Value.One("*") : together();
      if (reader.is("timeout") || reader.is("expires")) {
        throw new NotModelledException("an element that expires");
      }
      while (reader.is("counter") || reader.is("comment")) {
        if (reader.is("counter")) {
          details();
        } else {
          comment();
        }
      }
      if (reader.take(":")) {
        if (!VERDICTS.contains(reader.peek().text())) {
          throw new NotModelledException("a map to " + reader.peek().text());
        }
        cases.add(new Stmt.Case(value, verdict()));
      } else {
        values.add(value);
      }
      if (!reader.take(",") && !reader.is("}")) {
        throw new NotModelledException("elements");
      }
    }
  }

  private Value value() throws NotModelledException {
    if (reader.is("{")) {
      List<Value> values = new ArrayList<>();
      elements(values, new ArrayList<>());
      return new Value.AnyOf(values);
    }
    Value first = together();
    if (!reader.is(",")) {
      return first;
    }
    List<Value> values = new ArrayList<>(List.of(first));
    while (reader.take(",")) {
      values.add(together());
    }
    return new Value.AnyOf(values);
  }

  private Value together() throws NotModelledException {
    List<Value> values = new ArrayList<>(List.of(one()));
    while (reader.take(".")) {
      values.add(one());
    }
    return values.size() == 1 ? values.get(0) : new Value.Together(values);
  }

  private Value one() throws NotModelledException {
    boolean isQuoted = reader.peek().isQuoted();
    String text = reader.next();
    if (!isQuoted && text.startsWith("@")) {
      return new Value.Named(text.substring(1));
    }
    if (!isQuoted && !text.matches("[A-Za-z0-9_.:/*+-]+")) {
      throw new NotModelledException("a value " + text);
    }
    int dash = text.indexOf('-');
    boolean isRange =
        !isQuoted
            && dash > 0
            && text.matches(
                "[0-9][0-9.]*-[0-9][0-9.]*|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*-[0-9a-fA-F:.]+");
    return isRange
        ? new Value.Between(text.substring(0, dash), text.substring(dash + 1))
        : new Value.One(text);
  }
}
