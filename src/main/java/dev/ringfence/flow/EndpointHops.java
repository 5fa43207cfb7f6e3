package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the filters of an endpoint decide about one packet, rule by rule. */
final class EndpointHops {
  private final Filters filters;
  private final Listeners listeners;

  EndpointHops(Filters filters, Listeners listeners) {
    this.filters = filters;
    this.listeners = listeners;
  }

  /**
   * One decision.
   *
   * @param far the other end; empty if it is beyond the estate
   */
  Hop of(
      Endpoint endpoint,
      Direction direction,
      Packet packet,
      Optional<Endpoint> far,
      References references) {
    if (direction == Direction.EGRESS && Listeners.isSilent(endpoint)) {
      return hop(endpoint, direction, Passage.DENIED, "a service endpoint begins no connection");
    }
    if (endpoint.filters() instanceof Fact.Unknown<List<String>> unknown) {
      return hop(
          endpoint,
          direction,
          Passage.INCONCLUSIVE,
          "which security groups it carries is not known: " + unknown.reason());
    }
    if (InTurn.isConcerned(endpoint)) {
      return worst(inTurn(endpoint, direction, packet, far, references));
    }
    List<String> carried = endpoint.filters().valueIfKnown().orElseThrow();
    return carried.isEmpty()
        ? withoutFilter(endpoint, direction, packet)
        : byRules(endpoint, direction, packet, carried, far, references);
  }

  /** The same for each filter that a packet meets, in its order. */
  List<Hop> all(
      Endpoint endpoint,
      Direction direction,
      Packet packet,
      Optional<Endpoint> far,
      References references) {
    boolean isSilent = direction == Direction.EGRESS && Listeners.isSilent(endpoint);
    return InTurn.isConcerned(endpoint) && !isSilent
        ? inTurn(endpoint, direction, packet, far, references)
        : List.of(of(endpoint, direction, packet, far, references));
  }

  private List<Hop> inTurn(
      Endpoint endpoint,
      Direction direction,
      Packet packet,
      Optional<Endpoint> far,
      References references) {
    List<String> inwards = endpoint.filters().valueIfKnown().orElseThrow();
    if (inwards.isEmpty()) {
      String text = "no filter stands before it, so nothing keeps the packet back";
      return List.of(hop(endpoint, direction, Passage.PERMITTED, text));
    }
    List<Hop> hops = new ArrayList<>();
    for (String filter : inwards) {
      hops.add(byRules(endpoint, direction, packet, List.of(filter), far, references));
    }
    if (direction == Direction.EGRESS) {
      Collections.reverse(hops);
    } else if (listeners.isListening(endpoint)
        && listeners.of(endpoint).of(packet) == Passage.DENIED) {
      String text = "it has no listener for " + packet;
      hops.add(hop(endpoint, direction, Passage.DENIED, text));
    }
    return hops;
  }

  /** The first that denies, else the first that is not certain, else the last. */
  static Hop worst(List<Hop> hops) {
    return Stream.of(Passage.DENIED, Passage.INCONCLUSIVE)
        .flatMap(passage -> hops.stream().filter(hop -> hop.passage() == passage))
        .findFirst()
        .orElse(hops.get(hops.size() - 1));
  }

  private Hop withoutFilter(Endpoint endpoint, Direction direction, Packet packet) {
    Passage passage =
        direction == Direction.INGRESS
            ? listeners.of(endpoint).of(packet)
            : Listeners.sent(endpoint).of(packet);
    String text =
        switch (passage) {
          case PERMITTED -> "it carries no security group, so nothing keeps the packet back";
          case DENIED -> "it has no listener for " + packet;
          case INCONCLUSIVE ->
              "it carries no security group, and what it takes or sends is not known";
        };
    return hop(endpoint, direction, passage, text);
  }

  private record Admitting(FilterRules.Rule rule, Passage passage) {}

  private Hop byRules(
      Endpoint endpoint,
      Direction direction,
      Packet packet,
      List<String> carried,
      Optional<Endpoint> far,
      References references) {
    List<Admitting> admitting = new ArrayList<>();
    List<SourceRef> unknown = new ArrayList<>();
    boolean isUntold = false;
    for (String filter : carried) {
      Optional<FilterRules> rules = filters.rules(filter, direction);
      if (rules.isEmpty() || rules.get().isUnknown()) {
        isUntold = true;
        rules.ifPresent(found -> unknown.add(found.filter().header().source()));
      } else {
        for (FilterRules.Rule rule : rules.get().rules()) {
          Passage passage = of(rule, direction, packet, far, references);
          if (passage != Passage.DENIED) {
            admitting.add(new Admitting(rule, passage));
          }
        }
      }
    }
    List<Admitting> certain =
        admitting.stream().filter(found -> found.passage() == Passage.PERMITTED).toList();
    if (!certain.isEmpty()) {
      return admitted(endpoint, direction, Passage.PERMITTED, certain, packet);
    }
    if (!admitting.isEmpty()) {
      return admitted(endpoint, direction, Passage.INCONCLUSIVE, admitting, packet);
    }
    return isUntold
        ? untold(endpoint, direction, unknown)
        : refused(endpoint, direction, packet, carried);
  }

  private static Passage of(
      FilterRules.Rule rule,
      Direction direction,
      Packet packet,
      Optional<Endpoint> far,
      References references) {
    Address other = direction == Direction.INGRESS ? packet.source() : packet.destination();
    Passage byAddress =
        rule.peers().certain().contains(other)
            ? Passage.PERMITTED
            : rule.peers().possible().contains(other) ? Passage.INCONCLUSIVE : Passage.DENIED;
    Passage peer = either(byAddress, byGroup(rule, far, references));
    return rule.traffic().of(packet).then(peer);
  }

  private static Passage either(Passage one, Passage other) {
    if (one == Passage.PERMITTED || other == Passage.PERMITTED) {
      return Passage.PERMITTED;
    }
    return one == Passage.INCONCLUSIVE ? one : other;
  }

  private static Passage byGroup(
      FilterRules.Rule rule, Optional<Endpoint> far, References references) {
    if (references == References.UNRESOLVED || rule.group().isEmpty() && !rule.isAnyGroup()) {
      return Passage.DENIED;
    }
    if (rule.isAnyGroup() || far.isEmpty()) {
      return Passage.INCONCLUSIVE;
    }
    Optional<List<String>> carried = far.get().filters().valueIfKnown();
    if (carried.isEmpty()) {
      return Passage.INCONCLUSIVE;
    }
    if (!carried.get().contains(rule.group().orElseThrow())) {
      return Passage.DENIED;
    }
    boolean isSure = references == References.RESOLVED && far.get().isInUse().isKnown();
    return isSure ? Passage.PERMITTED : Passage.INCONCLUSIVE;
  }

  private Hop admitted(
      Endpoint endpoint, Direction direction, Passage passage, List<Admitting> by, Packet packet) {
    String names =
        by.stream()
            .map(found -> found.rule().permit().header().name())
            .collect(Collectors.joining("; "));
    String verb = passage == Passage.PERMITTED ? "admits " : "may admit ";
    return new Hop(
        kind(direction),
        passage,
        by.get(0).rule().permit().filter(),
        filters.nameOf(by.get(0).rule().permit().filter()) + " on " + endpoint.header().name(),
        by.stream().map(found -> found.rule().permit().id()).toList(),
        "rule " + names + " " + verb + packet,
        by.stream().map(found -> found.rule().permit().header().source()).distinct().toList());
  }

  private Hop refused(Endpoint endpoint, Direction direction, Packet packet, List<String> carried) {
    return carried.stream()
        .flatMap(filter -> filters.rules(filter, direction).stream())
        .flatMap(rules -> rules.refusals().stream())
        .filter(rule -> rule.traffic().possible().contains(packet))
        .findFirst()
        .map(rule -> refused(endpoint, direction, packet, rule))
        .orElseGet(() -> notAdmitted(endpoint, direction, packet, carried));
  }

  private Hop refused(Endpoint endpoint, Direction direction, Packet packet, FilterRules.Rule by) {
    ResourceHeader rule = by.permit().header();
    return new Hop(
        kind(direction),
        Passage.DENIED,
        by.permit().filter(),
        filters.nameOf(by.permit().filter()) + " on " + endpoint.header().name(),
        List.of(rule.id()),
        "rule " + rule.name() + " refuses " + packet,
        List.of(rule.source()));
  }

  private Hop notAdmitted(
      Endpoint endpoint, Direction direction, Packet packet, List<String> carried) {
    String names = carried.stream().map(filters::nameOf).collect(Collectors.joining(", "));
    List<SourceRef> sources =
        carried.stream()
            .flatMap(filter -> filters.rules(filter, direction).stream())
            .map(rules -> rules.filter().header().source())
            .toList();
    return new Hop(
        kind(direction),
        Passage.DENIED,
        carried.get(0),
        names + " on " + endpoint.header().name(),
        List.of(),
        "no "
            + direction.word()
            + " rule of "
            + names
            + (direction == Direction.INGRESS ? " admits " : " lets out ")
            + packet,
        sources);
  }

  private Hop untold(Endpoint endpoint, Direction direction, List<SourceRef> unknown) {
    return new Hop(
        kind(direction),
        Passage.INCONCLUSIVE,
        endpoint.id(),
        endpoint.header().name(),
        List.of(),
        "the rules of a security group it carries are not known",
        unknown.isEmpty() ? List.of(endpoint.header().source()) : unknown);
  }

  private static Hop hop(Endpoint endpoint, Direction direction, Passage passage, String text) {
    List<SourceRef> sources =
        endpoint.filters().sources().isEmpty()
            ? List.of(endpoint.header().source())
            : endpoint.filters().sources();
    return new Hop(
        kind(direction),
        passage,
        endpoint.id(),
        endpoint.header().name(),
        List.of(),
        text,
        sources);
  }

  private static Hop.Kind kind(Direction direction) {
    return direction == Direction.INGRESS ? Hop.Kind.INGRESS_FILTER : Hop.Kind.EGRESS_FILTER;
  }
}
