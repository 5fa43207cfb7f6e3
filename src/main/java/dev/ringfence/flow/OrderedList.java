package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One direction of a network ACL: the first matching entry decides, and what none matches is
 * denied. An entry that is not understood blurs only what it may match and what it would have
 * decided.
 */
record OrderedList(
    OrderedFilter filter,
    Direction direction,
    Span span,
    List<OrderedRule> rules,
    List<Doubt> doubts)
    implements Stage {

  static OrderedList of(OrderedFilter filter, Direction direction) {
    Fact<Packets> effective = direction == Direction.INGRESS ? filter.ingress() : filter.egress();
    List<OrderedRule> rules = rules(filter, direction);
    Span span =
        effective.fold(known -> Span.of(known.value()), unknown -> evaluated(filter, rules));
    List<Doubt> doubts =
        effective.fold(
            known -> List.of(),
            unknown ->
                List.of(
                    new Doubt(
                        filter.header().name() + ": " + unknown.reason(), unknown.sources())));
    return new OrderedList(filter, direction, span, rules, doubts);
  }

  private static List<OrderedRule> rules(OrderedFilter filter, Direction direction) {
    return filter.rules().valueIfKnown().orElse(List.of()).stream()
        .filter(rule -> rule.direction().equals(direction.word()))
        .sorted(Comparator.comparing(rule -> rule.number().valueIfKnown().orElse(Long.MAX_VALUE)))
        .toList();
  }

  private static Span evaluated(OrderedFilter filter, List<OrderedRule> rules) {
    if (!filter.rules().isKnown() || !hasOrder(rules)) {
      return Span.UNKNOWN;
    }
    // From the last entry to the first: each takes some packets from what those behind it decide.
    // One without a number, sorted to the end, may stand anywhere: it decides, or another does.
    Span decided = Span.NONE;
    List<OrderedRule> unnumbered = new ArrayList<>();
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).number().isKnown()) {
        decided = before(rules.get(i), decided);
      } else {
        unnumbered.add(rules.get(i));
      }
    }
    for (OrderedRule rule : unnumbered) {
      Span first = before(rule, decided);
      decided =
          new Span(
              decided.certain().intersect(first.certain()),
              decided.possible().union(first.possible()));
    }
    return decided;
  }

  private static Span before(OrderedRule rule, Span rest) {
    Packets most = rule.packets().valueIfKnown().orElse(Packets.all());
    Packets least = rule.packets().valueIfKnown().orElse(Packets.none());
    Optional<Boolean> isAllow = rule.isAllow().valueIfKnown();
    return new Span(
        isAllow.orElse(false) ? rest.certain().union(least) : rest.certain().minus(most),
        isAllow.orElse(true) ? rest.possible().union(most) : rest.possible().minus(least));
  }

  /** Whether the order of those with a number is certain: none is there twice in a family. */
  private static boolean hasOrder(List<OrderedRule> rules) {
    Set<String> taken = new HashSet<>();
    for (OrderedRule rule : rules) {
      Optional<Long> number = rule.number().valueIfKnown();
      String family = rule.packets().valueIfKnown().map(OrderedList::families).orElse("either");
      if (number.isPresent() && !taken.add(family + number.get())) {
        return false;
      }
    }
    return true;
  }

  private static String families(Packets packets) {
    return packets.ofFamily(Family.IPV6).isEmpty() ? "ipv4" : "ipv6";
  }

  @Override
  public Hop hop(Packet packet) {
    Passage passage = span.of(packet);
    if (passage == Passage.INCONCLUSIVE) {
      return hop(passage, List.of(), "which entry decides is not known", listSources());
    }
    for (OrderedRule rule : rules) {
      if (rule.packets().valueIfKnown().filter(all -> all.contains(packet)).isPresent()) {
        String verb = passage == Passage.PERMITTED ? " allows " : " denies ";
        return hop(
            passage,
            List.of(rule.id()),
            "entry " + number(rule) + verb + packet,
            List.of(rule.header().source()));
      }
    }
    return hop(
        passage,
        List.of(),
        "no entry matches " + packet + ", and the closing entry denies",
        listSources());
  }

  private static String number(OrderedRule rule) {
    return rule.number().valueIfKnown().map(String::valueOf).orElse("?");
  }

  private List<SourceRef> listSources() {
    List<SourceRef> sources = new ArrayList<>(filter.rules().sources());
    if (sources.isEmpty()) {
      sources.add(filter.header().source());
    }
    return sources;
  }

  private Hop hop(Passage passage, List<String> deciding, String text, List<SourceRef> sources) {
    return new Hop(
        direction == Direction.INGRESS ? Hop.Kind.ORDERED_INGRESS : Hop.Kind.ORDERED_EGRESS,
        passage,
        filter.id(),
        filter.header().name(),
        deciding,
        text,
        sources);
  }
}
