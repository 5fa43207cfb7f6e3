package dev.ringfence.read.host;

import dev.ringfence.net.Packets;
import dev.ringfence.network.HostBounds;
import dev.ringfence.read.host.Value.AnyOf;
import dev.ringfence.read.host.Value.Between;
import dev.ringfence.read.host.Value.Flags;
import dev.ringfence.read.host.Value.Named;
import dev.ringfence.read.host.Value.One;
import dev.ringfence.read.host.Value.Together;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which packets a comparison matches. */
final class Matches {
  private static final Set<String> IN = Set.of("meta iif", "meta iifname");
  private static final Set<String> OUT = Set.of("meta oif", "meta oifname");
  private static final List<String> HANDSHAKE = List.of("ack", "fin", "rst", "syn");

  /** Values of one comparison that are united one by one; addresses are not. */
  private static final int MOST_VALUES = 4096;

  private final Ruleset rules;
  private final List<Ruleset> all;
  private final String interfaceName;
  private boolean isAsked;

  /**
   * @param all files of the host
   * @param interfaceName of the interface that faces the network; empty where nobody says
   */
  Matches(Ruleset rules, List<Ruleset> all, String interfaceName) {
    this.rules = rules;
    this.all = List.copyOf(all);
    this.interfaceName = interfaceName;
  }

  /**
   * What a comparison matches.
   *
   * @param table family and name of the table it stands in
   * @throws NotModelledException saying what is not understood of it
   */
  Cond of(Stmt.Match match, String table) throws NotModelledException {
    Cond equal = equal(match.fields(), ranged(match), table);
    return match.operator().equals("!=") ? having(match.fields()).and(equal.complement()) : equal;
  }

  private static Value ranged(Stmt.Match match) throws NotModelledException {
    if (match.operator().equals("==") || match.operator().equals("!=")) {
      return match.value();
    }
    boolean isPort = match.fields().get(0).endsWith("port");
    if (!isPort || !(match.value() instanceof One one)) {
      throw new NotModelledException(match.operator() + " of " + match.fields());
    }
    int port = Numbers.port(one.text());
    int first = match.operator().equals(">") ? port + 1 : port;
    int last = match.operator().equals("<") ? port - 1 : port;
    return match.operator().startsWith(">")
        ? new Between(Integer.toString(first), "65535")
        : new Between("0", Integer.toString(last));
  }

  /** Packets that a comparison is about; others it does not match, whatever the operator. */
  private static Cond having(List<String> fields) throws NotModelledException {
    Cond all = Cond.ALL;
    for (String field : fields) {
      if (!isOfConnection(field)) {
        all = all.and(Cond.of(Fields.having(field)));
      }
    }
    return all;
  }

  private static boolean isOfConnection(String field) {
    return field.startsWith("ct ") || IN.contains(field) || OUT.contains(field);
  }

  /** Packets of which the fields have a value. */
  Cond equal(List<String> fields, Value value, String table) throws NotModelledException {
    if (value instanceof Named named) {
      return named(fields, named, table);
    }
    if (value instanceof AnyOf some) {
      if (fields.size() == 1 && Fields.isAddress(fields.get(0)) && isOfAddresses(some)) {
        return Cond.of(Fields.with(fields.get(0), some.values()));
      }
      if (some.values().size() > MOST_VALUES) {
        throw new NotModelledException("more than " + MOST_VALUES + " values");
      }
      Cond any = Cond.NONE;
      for (Value one : some.values()) {
        any = any.or(equal(fields, one, table));
      }
      return any;
    }
    if (value instanceof Together together) {
      if (together.values().size() != fields.size()) {
        throw new NotModelledException("values for other fields than " + fields);
      }
      Cond all = Cond.ALL;
      for (int i = 0; i < fields.size(); i++) {
        all = all.and(equal(List.of(fields.get(i)), together.values().get(i), table));
      }
      return all;
    }
    if (fields.size() != 1) {
      throw new NotModelledException("one value for the fields " + fields);
    }
    return single(fields.get(0), value);
  }

  private static boolean isOfAddresses(AnyOf some) {
    return some.values().stream().allMatch(one -> one instanceof One || one instanceof Between);
  }

  private Cond named(List<String> fields, Named named, String table) throws NotModelledException {
    Ruleset.NamedSet set = rules.sets().get(table + " " + named.name());
    if (set == null) {
      throw new NotModelledException("set " + named.name() + " is not in the evidence");
    }
    if (!set.isFixed() || rules.has(new Stmt.Changes(named.name())::equals)) {
      throw new NotModelledException("what set " + named.name() + " holds changes by itself");
    }
    return equal(fields, new AnyOf(set.values()), table);
  }

  private Cond single(String field, Value value) throws NotModelledException {
    if (value instanceof Flags flags) {
      return flags(flags);
    }
    String first = value instanceof Between range ? range.first() : text(value);
    String last = value instanceof Between range ? range.last() : first;
    if (IN.contains(field)) {
      return through(first, true);
    }
    if (OUT.contains(field)) {
      return through(first, false);
    }
    return switch (field) {
      case "ct state" -> state(first);
      case "ct status" -> status(first);
      case "ct direction" -> Cond.of(first.equals("original"), first.equals("reply"));
      // Which addresses are its own, a host's routes say; what comes in is for one of them.
      case "fib daddr type" -> kindOfAddress(first);
      default -> Cond.of(Fields.with(field, first, last));
    };
  }

  private static Cond kindOfAddress(String kind) throws NotModelledException {
    Cond known = Cond.of(Fields.with("fib daddr type", kind, kind));
    return kind.equals("local") ? new Cond(known.in(), Cond.Side.of(HostBounds.UNKNOWN)) : known;
  }

  private static String text(Value value) throws NotModelledException {
    if (value instanceof One one) {
      return one.text();
    }
    throw new NotModelledException("a value of another kind");
  }

  /**
   * Packets that the mask leaves with just some flags: of connections the first has SYN alone, and
   * its answer SYN and ACK (RFC 9293, 3.5). Answers that come later have no one form.
   */
  private static Cond flags(Flags flags) throws NotModelledException {
    if (!flags.mask().containsAll(List.of("ack", "syn")) || !HANDSHAKE.containsAll(flags.mask())) {
      throw new NotModelledException("TCP flags " + flags.set() + " of " + flags.mask());
    }
    Packets tcp = Fields.having("tcp flags");
    HostBounds none = HostBounds.NONE;
    Cond.Side side =
        flags.set().equals(List.of("syn"))
            ? new Cond.Side(HostBounds.of(tcp), none)
            : new Cond.Side(none, new HostBounds(Packets.none(), tcp));
    return new Cond(side, side);
  }

  /**
   * What begins a connection is new; what answers it belongs to an established one. Neither is
   * related to another connection, nor invalid.
   */
  private Cond state(String state) throws NotModelledException {
    return switch (state) {
      case "new" -> unlessUntracked(Cond.of(true, false));
      case "established" -> unlessUntracked(Cond.of(false, true));
      case "related" -> has(Stmt.Assistance.class::isInstance) ? Cond.UNKNOWN : Cond.NONE;
      case "invalid" -> Cond.NONE;
      case "untracked" -> isAnyUntracked() ? Cond.UNKNOWN : Cond.NONE;
      default -> throw new NotModelledException("ct state " + state);
    };
  }

  private Cond unlessUntracked(Cond tracked) {
    return isAnyUntracked() ? tracked.blurred() : tracked;
  }

  private boolean isAnyUntracked() {
    return has(Stmt.Untracked.class::isInstance) || all.stream().anyMatch(Ruleset::mayUntrack);
  }

  /** Tracking is one for the whole host, whatever file tells of it. */
  private boolean has(Predicate<Stmt> some) {
    return all.stream().anyMatch(file -> file.has(some));
  }

  /** Only where a rule translates does a connection have such a status. */
  private Cond status(String status) throws NotModelledException {
    if (!status.equals("dnat") && !status.equals("snat")) {
      throw new NotModelledException("ct status " + status);
    }
    return Cond.NONE.or(translated());
  }

  /** Packets that some rule of translation may take, by the header that their sender gave them. */
  private Cond translated() {
    if (isAsked) {
      return Cond.UNKNOWN;
    }
    isAsked = true;
    if (has(Matches::mayDivert)) {
      isAsked = false;
      return Cond.UNKNOWN;
    }
    Cond all = Cond.NONE;
    for (Ruleset.Chain chain : rules.chains().values()) {
      for (Ruleset.Rule rule : chain.rules()) {
        if (rule.parts().stream().anyMatch(Stmt.Translation.class::isInstance)) {
          all = all.or(new Translated.Reading(this, rules, chain).of(rule).translated());
        }
      }
    }
    isAsked = false;
    return all.blurred();
  }

  private static boolean mayDivert(Stmt part) {
    return part instanceof Stmt.Unknown unknown && unknown.mayDivert();
  }

  /** Packets of the network never come by the loopback interface, and have one interface each. */
  private Cond through(String name, boolean isIn) {
    Cond.Side here = name.equals("lo") ? Cond.Side.of(HostBounds.NONE) : Cond.Side.of(facing(name));
    // What comes in has not left yet, and what the host sends came from nowhere.
    Cond.Side other = Cond.Side.of(HostBounds.NONE);
    return isIn ? new Cond(here, other) : new Cond(other, here);
  }

  private HostBounds facing(String name) {
    if (interfaceName.isEmpty()) {
      return HostBounds.UNKNOWN;
    }
    boolean isPrefix = name.endsWith("*") || name.endsWith("+");
    boolean isIt =
        isPrefix
            ? interfaceName.startsWith(name.substring(0, name.length() - 1))
            : interfaceName.equals(name);
    return isIt ? HostBounds.ALL : HostBounds.NONE;
  }
}
