package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Appliance;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import java.util.ArrayList;
import java.util.List;

/** The rules of a relay on the way: each packet needs one that lets it through. */
final class ApplianceStage implements Stage {
  private final Appliance appliance;
  private final List<Permit> rules;
  private final Span span;

  /**
   * The stage of a relay.
   *
   * @param appliance one whose rules are known
   */
  ApplianceStage(Appliance appliance) {
    this.appliance = appliance;
    rules = appliance.rules().valueIfKnown().orElseThrow();
    span = Span.unionOf(rules.stream().map(ApplianceStage::span).toList());
  }

  private static Span span(Permit rule) {
    Span traffic = rule.traffic().fold(known -> Span.of(known.value()), u -> Span.UNKNOWN);
    return rule.peer().isKnown() ? traffic : traffic.doubtful();
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public Hop hop(Packet packet) {
    Passage passage = span.of(packet);
    List<Permit> deciding =
        rules.stream().filter(rule -> span(rule).of(packet) == passage).toList();
    boolean isDenied = passage == Passage.DENIED || deciding.isEmpty();
    return new Hop(
        Hop.Kind.GATEWAY,
        passage,
        appliance.id(),
        appliance.header().name(),
        isDenied ? List.of() : deciding.stream().map(Permit::id).toList(),
        isDenied
            ? "no rule of " + appliance.header().name() + " lets " + packet + " through"
            : text(deciding.get(0), passage, packet),
        isDenied ? sources() : List.of(deciding.get(0).header().source()));
  }

  private static String text(Permit rule, Passage passage, Packet packet) {
    String name = rule.header().name();
    return passage == Passage.PERMITTED
        ? "rule " + name + " lets " + packet + " through"
        : "rule "
            + name
            + " may let "
            + packet
            + " through: "
            + rule.peer().fold(known -> "", Fact.Unknown::reason);
  }

  private List<SourceRef> sources() {
    List<SourceRef> sources = appliance.rules().sources();
    return sources.isEmpty() ? List.of(appliance.header().source()) : sources;
  }

  @Override
  public List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    for (Permit rule : rules) {
      if (rule.peer() instanceof Fact.Unknown<?> unknown) {
        doubts.add(
            new Doubt(
                rule.header().name() + ": " + unknown.reason(), List.of(rule.header().source())));
      }
    }
    return doubts;
  }

  /** What it may let through; nothing is certain of it. */
  Stage doubtful(String reason) {
    Packets possible = span.possible();
    return new FixedStage(
        Hop.Kind.GATEWAY,
        appliance.id(),
        appliance.header().name(),
        Span.maybe(possible),
        java.util.Map.of(
            Passage.INCONCLUSIVE,
            reason,
            Passage.DENIED,
            "no rule of " + appliance.header().name() + " lets it through"),
        sources(),
        List.of(new Doubt(reason, sources())));
  }
}
