package dev.ringfence.read.host;

import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.network.HostBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rule as packets meet it: for each way in which it may end, which packets it then concerns.
 *
 * @param outcomes in order; all have the rule's text and source
 * @param doubts why it may match more than it surely does
 * @param translated packets that it gives another address, in each direction
 * @param perhapsDiverted packets that something not understood may lead elsewhere or change
 */
record Translated(
    List<Outcome> outcomes,
    List<String> doubts,
    Cond translated,
    boolean isOfSource,
    Cond perhapsDiverted) {

  /** One end of a rule. */
  record Outcome(Cond match, Stmt.Verdict verdict) {}

  /** Puts the parts of a rule together. */
  static final class Reading {
    private final Matches matches;
    private final Ruleset rules;
    private final String table;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private Cond match;
    private Cond translated = Cond.NONE;
    private Cond perhapsDiverted = Cond.NONE;
    private final boolean isBeforeTracking;
    private boolean isOfSource;
    private boolean isDecided;
    private boolean mayDecide;

    Reading(Matches matches, Ruleset rules, Ruleset.Chain chain) {
      this.matches = matches;
      this.rules = rules;
      this.table = chain.family() + " " + chain.table();
      isBeforeTracking = rules.isBeforeTracking(chain);
      match = seen(chain.family());
    }

    /** Packets that the tables of a family see. */
    static Cond seen(String family) {
      return switch (family) {
        case "ip" -> Cond.of(Packets.all().ofFamily(Family.IPV4));
        case "ip6" -> Cond.of(Packets.all().ofFamily(Family.IPV6));
        default -> Cond.ALL;
      };
    }

    Translated of(Ruleset.Rule rule) {
      for (Stmt part : rule.parts()) {
        add(part);
      }
      if (mayDecide && !isDecided) {
        outcomes.add(new Outcome(match, Stmt.Verdict.of("unknown")));
      }
      return new Translated(
          List.copyOf(outcomes), List.copyOf(doubts), translated, isOfSource, perhapsDiverted);
    }

    private void add(Stmt part) {
      if (part instanceof Stmt.Match one) {
        compare(one);
      } else if (part instanceof Stmt.Choice choice) {
        choose(choice);
      } else if (part instanceof Stmt.Verdict verdict) {
        outcomes.add(new Outcome(match, verdict));
        isDecided = true;
      } else if (part instanceof Stmt.Limit) {
        blur("it lets pass on only so many packets in a time");
      } else if (part instanceof Stmt.Translation translation) {
        translated = match;
        isOfSource = translation.isOfSource();
        // Statements of translation end the evaluation of their chain: nft(8), «NAT statements».
        outcomes.add(new Outcome(match, Stmt.Verdict.of("accept")));
        isDecided = true;
      } else if (part instanceof Stmt.Unknown unknown) {
        blur("not understood: " + unknown.text());
        perhapsDiverted = unknown.mayDivert() ? perhapsDiverted.or(match) : perhapsDiverted;
        mayDecide = true;
      }
    }

    private void compare(Stmt.Match one) {
      if (isBeforeTracking && one.fields().stream().anyMatch(field -> field.startsWith("ct "))) {
        blur("a packet has no state here yet");
        return;
      }
      try {
        narrow(matches.of(one, table), one.fields());
      } catch (NotModelledException e) {
        blur("not understood: " + e.getMessage());
      }
    }

    private void narrow(Cond further, List<String> fields) {
      match = match.and(further);
      boolean isExact =
          further.in().fresh().isExact()
              && further.in().answers().isExact()
              && further.out().fresh().isExact();
      if (!isExact) {
        doubts.add(
            "which packets have that "
                + String.join(" . ", fields).replaceFirst("^meta ", "").toLowerCase(Locale.ROOT)
                + " is not certain");
      }
    }

    private void blur(String why) {
      match = match.blurred();
      doubts.add(why);
    }

    /** Each case stands by itself: no two have one value. */
    private void choose(Stmt.Choice choice) {
      if (isBeforeTracking && choice.fields().toString().contains("ct ")) {
        blur("not understood: a packet has no state here yet");
        perhapsDiverted = perhapsDiverted.or(match);
        mayDecide = true;
        return;
      }
      List<Stmt.Case> cases = choice.cases();
      if (!choice.named().isEmpty()) {
        Ruleset.NamedSet map = rules.sets().get(table + " " + choice.named());
        if (map == null || !map.isFixed()) {
          blur("not understood: map " + choice.named() + " is not known");
          perhapsDiverted = perhapsDiverted.or(match);
          mayDecide = true;
          return;
        }
        cases = map.cases();
      }
      for (Stmt.Case one : cases) {
        try {
          Cond value =
              one.value() instanceof Value.One any && any.text().equals("*")
                  ? Cond.ALL
                  : matches.equal(choice.fields(), one.value(), table);
          outcomes.add(new Outcome(match.and(value), one.verdict()));
        } catch (NotModelledException e) {
          doubts.add("not understood: " + e.getMessage());
          outcomes.add(new Outcome(match.map(Reading::possibly), one.verdict()));
        }
      }
    }

    private static HostBounds possibly(HostBounds bounds) {
      return new HostBounds(Packets.none(), bounds.possible());
    }
  }
}
