package dev.ringfence.read.host;

import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.read.host.NftTokens.Token;
import dev.ringfence.read.host.Ruleset.Chain;
import dev.ringfence.read.host.Ruleset.Hook;
import dev.ringfence.read.host.Ruleset.NamedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code nft list ruleset} prints, and files that {@code nft -f} loads (nft(8)). */
final class NftText {
  private static final Set<String> FAMILIES =
      Set.of("ip", "ip6", "inet", "arp", "bridge", "netdev");

  private static final Map<String, Integer> PRIORITIES =
      Map.of(
          "raw", -300, "mangle", -150, "dstnat", -100, "filter", 0, "security", 50, "srcnat", 100);

  /** Words that variables stand for, in a file: more is no rule that anybody wrote. */
  private static final int MOST_WORDS = 1_000_000;

  private final Evidence item;
  private int words;
  private final Ruleset rules = Ruleset.of("nftables", Family.IPV4, Family.IPV6);
  private final Map<String, List<Token>> variables = new HashMap<>();

  private NftText(Evidence item) {
    this.item = item;
  }

  static Ruleset read(Evidence item, String text) {
    NftText file = new NftText(item);
    NftTokens.Told told = NftTokens.of(text);
    if (told.badLine() > 0) {
      file.trouble("a sign that nft does not know", told.badLine());
    }
    NftReader reader = new NftReader(told.tokens());
    reader.skipEnds();
    while (!reader.isAtEnd()) {
      file.command(reader);
      reader.skipEnds();
    }
    return file.rules;
  }

  private SourceRef at(int line) {
    return SourceRef.atLine(item.digest(), item.path(), Math.max(1, line));
  }

  private void trouble(String reason, int line) {
    rules.trouble(item.path() + ":" + Math.max(1, line) + ": " + reason, at(line));
  }

  private void command(NftReader reader) {
    int line = reader.peek().line();
    if (reader.is("add") && reader.follows(1, "table")) {
      reader.next();
    }
    if (reader.take("table")) {
      table(reader, line);
    } else if (reader.take("define")) {
      String name = reader.next();
      reader.take("=");
      variables.put("$" + name, resolved(reader.statement()));
    } else if (reader.is("flush") || reader.is("delete") || reader.is("destroy")) {
      // What was there before the file is not part of it; what is taken back after a chain is.
      reader.statement();
      if (!rules.chains().isEmpty()) {
        trouble("what follows the first chain takes rules away again", line);
      }
    } else {
      String word = reader.peek().text();
      reader.statement();
      reader.take("}");
      trouble("'" + word + "' is not followed, so any rule may be added or removed", line);
    }
  }

  private void table(NftReader reader, int line) {
    String family = FAMILIES.contains(reader.peek().text()) ? reader.next() : "ip";
    String table = reader.next();
    if (!reader.take("{")) {
      return;
    }
    reader.skipEnds();
    while (!reader.isAtEnd() && !reader.is("}")) {
      object(reader, family, table);
      reader.skipEnds();
    }
    if (!reader.take("}")) {
      trouble("table " + table + " has no end", line);
    }
  }

  private void object(NftReader reader, String family, String table) {
    int line = reader.peek().line();
    String what = reader.next();
    if (what.equals("chain")) {
      chain(reader, family, table, line);
    } else if (what.equals("set") || what.equals("map")) {
      set(reader, family + " " + table, line);
    } else {
      boolean isPlain = Set.of("comment", "counter", "quota", "limit", "ct").contains(what);
      List<Token> statement = reader.statement();
      if (what.equals("flags")) {
        flags(statement, table, line);
      } else if (!isPlain) {
        trouble("'" + what + "' in a table is not followed", line);
      }
    }
  }

  /** A table that is dormant is not in force: nft(8), «table flags». */
  private void flags(List<Token> flags, String table, int line) {
    boolean isInForce =
        flags.stream().map(Token::text).allMatch(Set.of("owner", "persist", ",")::contains);
    if (!isInForce) {
      trouble("table " + table + " has flags, and may not be in force", line);
    }
  }

  private void chain(NftReader reader, String family, String table, int line) {
    String name = reader.next();
    Optional<Hook> hook = Optional.empty();
    List<Ruleset.Rule> own = new ArrayList<>();
    boolean isOpened = reader.take("{");
    reader.skipEnds();
    while (!reader.isAtEnd() && !reader.is("}")) {
      int at = reader.peek().line();
      List<Token> statement = resolved(reader.statement());
      String first = statement.isEmpty() ? "" : statement.get(0).text();
      if (first.equals("type") && statement.stream().anyMatch(t -> t.text().equals("hook"))) {
        hook = Optional.of(hook(statement, at));
      } else if (first.equals("policy") && statement.size() > 1) {
        String policy = statement.get(1).text();
        hook = hook.map(found -> new Hook(found.hook(), found.type(), found.priority(), policy));
      } else if (!first.equals("comment") && !statement.isEmpty()) {
        own.add(new Ruleset.Rule(text(statement), at(at), new NftRule(statement).parts()));
      }
      reader.skipEnds();
    }
    if (!reader.take("}") || !isOpened) {
      trouble("chain " + name + " has no end", line);
    }
    Chain chain = new Chain(family, table, name, hook, own, at(line));
    Chain before = rules.chains().get(chain.key());
    if (before == null) {
      rules.chains().put(chain.key(), chain);
      OtherHooks.check(chain, rules);
    } else {
      before.rules().addAll(own);
      Optional<Hook> last = hook.isPresent() ? hook : before.hook();
      rules.chains().put(before.key(), before.at(last));
      OtherHooks.check(before.at(last), rules);
    }
  }

  private static String text(List<Token> statement) {
    return statement.stream()
        .map(token -> token.isQuoted() ? '"' + token.text() + '"' : token.text())
        .collect(Collectors.joining(" "));
  }

  /** {@code type filter hook input priority filter - 5}. */
  private Hook hook(List<Token> statement, int line) {
    List<String> words = statement.stream().map(Token::text).toList();
    int priority = words.indexOf("priority");
    int base = 0;
    if (priority >= 0 && priority + 1 < words.size()) {
      String text = String.join("", words.subList(priority + 1, words.size()));
      String name = text.replaceFirst("[-+]?[0-9]*$", "");
      String number = text.substring(name.length()).replace("+", "");
      boolean isKnown = name.isEmpty() || PRIORITIES.containsKey(name);
      if (!isKnown || !number.matches("(-?[0-9]{1,9})?")) {
        trouble("priority " + text + " is not understood", line);
      } else {
        base = PRIORITIES.getOrDefault(name, 0) + (number.isEmpty() ? 0 : Integer.parseInt(number));
      }
    }
    return new Hook(word(words, "hook"), word(words, "type"), Optional.of(base), "accept");
  }

  private static String word(List<String> words, String before) {
    int at = words.indexOf(before);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
  }

  private void set(NftReader reader, String table, int line) {
    String name = reader.next();
    // Without elements it may be empty, or be listed without them (nft -t).
    boolean isListed = false;
    boolean isFixed = reader.take("{");
    List<Value> values = new ArrayList<>();
    List<Stmt.Case> cases = new ArrayList<>();
    reader.skipEnds();
    while (!reader.isAtEnd() && !reader.is("}")) {
      List<Token> statement = resolved(reader.statement());
      List<String> words = statement.stream().map(Token::text).toList();
      String first = words.isEmpty() ? "" : words.get(0);
      boolean isChanging =
          first.equals("timeout")
              || first.equals("flags") && (words.contains("dynamic") || words.contains("timeout"));
      isFixed &= !isChanging;
      if (first.equals("elements")) {
        isListed = true;
        try {
          NftRule elements = new NftRule(statement.subList(1, statement.size()));
          elements.elements(values, cases);
        } catch (NotModelledException e) {
          isFixed = false;
        }
      }
      reader.skipEnds();
    }
    if (!reader.take("}")) {
      trouble("set " + name + " has no end", line);
    }
    rules.addSet(table + " " + name, new NamedSet(isFixed && isListed, values, cases));
  }

  /** With the values of variables in the place of their names; unknown ones stay. */
  private List<Token> resolved(List<Token> tokens) {
    List<Token> all = new ArrayList<>();
    for (Token token : tokens) {
      List<Token> value = token.isQuoted() ? null : variables.get(token.text());
      if (value == null) {
        all.add(token);
      } else {
        words += value.size();
        if (words > MOST_WORDS) {
          if (words - value.size() <= MOST_WORDS) {
            trouble("variables stand for more than " + MOST_WORDS + " words", token.line());
          }
          return tokens;
        }
        value.forEach(one -> all.add(new Token(one.text(), one.isQuoted(), token.line())));
      }
    }
    return all;
  }
}
