package dev.ringfence.read.host;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.HostBounds;
import dev.ringfence.network.HostRule;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of one file as packets of one direction meet them. */
final class Layout {
  private static final String INGRESS = "ingress";

  /** Hooks in the order in which packets to a host, and from it, meet them (netfilter). */
  private static final Map<String, List<String>> HOOKS =
      Map.of(INGRESS, List.of("prerouting", "input"), "egress", List.of("output", "postrouting"));

  private final Ruleset rules;
  private final ResourceHeader owner;
  private final String direction;
  private final Matches matches;
  private final List<HostRule> found = new ArrayList<>();
  private final List<String> base = new ArrayList<>();
  private final List<String> withoutTranslation = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private HostBounds diverted = HostBounds.NONE;
  private boolean sendsForOthers;
  private Optional<Ruleset.Trouble> notUnderstood = Optional.empty();

  private Layout(
      Ruleset rules,
      List<Ruleset> all,
      ResourceHeader owner,
      String direction,
      String interfaceName) {
    this.rules = rules;
    this.owner = owner;
    this.direction = direction;
    this.matches = new Matches(rules, all, interfaceName);
  }

  /**
   * @param all files of the host
   */
  static Layout of(
      Ruleset rules,
      List<Ruleset> all,
      ResourceHeader owner,
      String direction,
      String interfaceName) {
    Layout layout = new Layout(rules, all, owner, direction, interfaceName);
    layout.lay();
    return layout;
  }

  List<HostRule> rules() {
    return found;
  }

  /** Base chains in the order in which packets meet them. */
  List<String> base() {
    return base;
  }

  /** Those that answers meet, too. */
  List<String> withoutTranslation() {
    return withoutTranslation;
  }

  /** Packets that a rule of translation may lead elsewhere. */
  HostBounds diverted() {
    return diverted;
  }

  /** Whether others, such as containers, may send under the host's address. */
  boolean sendsForOthers() {
    return sendsForOthers;
  }

  /** The first rule that packets may meet and that is not understood. */
  Optional<Ruleset.Trouble> notUnderstood() {
    return notUnderstood;
  }

  private void lay() {
    List<String> hooks = HOOKS.getOrDefault(direction, List.of());
    List<Ruleset.Chain> called =
        rules.chains().values().stream()
            .filter(chain -> chain.hook().filter(hook -> hooks.contains(hook.hook())).isPresent())
            .sorted(
                Comparator.comparing(
                        (Ruleset.Chain chain) -> hooks.indexOf(chain.hook().orElseThrow().hook()))
                    .thenComparing(chain -> chain.hook().orElseThrow().priority().orElse(0)))
            .toList();
    for (Ruleset.Chain chain : called) {
      base.add(label(chain.table(), chain));
      if (!chain.hook().orElseThrow().type().equals("nat")) {
        withoutTranslation.add(label(chain.table(), chain));
      }
    }
    Deque<Ruleset.Chain> open = new ArrayDeque<>(called);
    Set<String> done = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Ruleset.Chain chain = open.poll();
      if (done.add(chain.key())) {
        lay(chain, open);
      }
    }
  }

  private void lay(Ruleset.Chain chain, Deque<Ruleset.Chain> open) {
    Cond seenHere = Translated.Reading.seen(chain.family());
    if (chain.hook().isPresent() && seenHere != Cond.ALL) {
      String text = "table " + chain.table() + " is of family " + chain.family() + " only";
      Cond others = seenHere.complement();
      add(chain, text, chain.source(), others, Stmt.Verdict.of("accept"), "");
    }
    for (Ruleset.Rule rule : chain.rules()) {
      Translated read = new Translated.Reading(matches, rules, chain).of(rule);
      String doubt = String.join("; ", read.doubts());
      noteTranslation(read);
      for (Translated.Outcome outcome : read.outcomes()) {
        add(chain, rule.text(), rule.source(), outcome.match(), outcome.verdict(), doubt);
        Ruleset.Chain target = rules.chains().get(chain.keyOf(outcome.verdict().target()));
        if (target != null) {
          open.add(target);
        }
      }
      boolean isUnread = read.doubts().stream().anyMatch(one -> one.startsWith("not understood"));
      if (isUnread && notUnderstood.isEmpty()) {
        notUnderstood = Optional.of(new Ruleset.Trouble(rule.text() + ": " + doubt, rule.source()));
      }
    }
    if (chain.hook().isEmpty() && chain.rules().isEmpty()) {
      // Else nobody would know that it is there, and that all packets come back from it.
      String text = "chain " + chain.name() + " has no rules";
      add(chain, text, chain.source(), Cond.ALL, Stmt.Verdict.of("return"), "");
    }
    if (chain.hook().isPresent()) {
      String policy = chain.hook().get().policy();
      add(chain, "policy " + policy, chain.source(), Cond.ALL, Stmt.Verdict.of(policy), "");
    }
  }

  private void noteTranslation(Translated read) {
    Cond.Side side = side(read.translated());
    if (read.isOfSource()) {
      sendsForOthers |= !side.fresh().possible().isEmpty();
    } else {
      diverted = diverted.union(side.fresh());
    }
    HostBounds perhaps = side(read.perhapsDiverted()).fresh();
    diverted = diverted.union(perhaps);
    // What is sent may then have any address, and be of anybody.
    sendsForOthers |= !direction.equals(INGRESS) && !perhaps.possible().isEmpty();
  }

  private Cond.Side side(Cond match) {
    return direction.equals(INGRESS) ? match.in() : match.out();
  }

  private String label(String table, Ruleset.Chain chain) {
    return rules.kind().equals("nftables")
        ? chain.key()
        : rules.kind() + " " + table + " " + chain.name();
  }

  private void add(
      Ruleset.Chain chain,
      String text,
      SourceRef source,
      Cond match,
      Stmt.Verdict verdict,
      String doubt) {
    Cond.Side side = side(match);
    String label = label(chain.table(), chain);
    String target =
        verdict.target().isEmpty()
            ? ""
            : label.substring(0, label.length() - chain.name().length()) + verdict.target();
    String content = owner.id() + "#" + direction + "/" + label + "/" + text;
    int count = seen.merge(content, 1, Integer::sum);
    found.add(
        new HostRule(
            new ResourceHeader(
                count == 1 ? content : content + "/" + count,
                text,
                text,
                owner.origin(),
                owner.plane(),
                Tags.none(source),
                source),
            owner.id(),
            direction,
            label,
            Fact.known(verdict.verdict(), source),
            Fact.known(target, source),
            Fact.known(side.fresh().certain(), source),
            Fact.known(side.fresh().possible(), source),
            Fact.known(side.answers().certain(), source),
            Fact.known(side.answers().possible(), source),
            Fact.known(doubt, source)));
  }
}
