package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filter of pods on its way: rules of both directions whose peers may be known in part. */
final class PodRules {
  private final Filter filter;
  private final Map<Direction, List<FilterRules.Rule>> rules = new LinkedHashMap<>();
  private final Map<Direction, List<FilterRules.Rule>> refusals = new LinkedHashMap<>();
  private final Map<Direction, List<Doubt>> doubts = new LinkedHashMap<>();

  /**
   * @param like whose header it has, but for id and name
   */
  PodRules(String id, String name, ResourceHeader like, String network) {
    SourceRef source = like.source();
    ResourceHeader header =
        new ResourceHeader(
            id, name, name, like.origin(), Plane.DECLARED, Tags.none(source), source);
    filter =
        new Filter(
            header,
            network,
            Fact.known(false, source),
            Fact.known("", source),
            Fact.known(List.of(), source),
            Fact.known(List.of(), source),
            Fact.known(List.of(), source),
            Fact.known(List.of(), source));
  }

  Filter filter() {
    return filter;
  }

  /** Adds a rule; the header is what hops cite. */
  void add(Direction direction, ResourceHeader header, Span traffic, Area peers) {
    rules
        .computeIfAbsent(direction, key -> new ArrayList<>())
        .add(
            new FilterRules.Rule(
                permit(direction, header), traffic, peers, Optional.empty(), false));
  }

  /** Adds one that is cited for what it refuses, and admits nothing. */
  void refuse(Direction direction, ResourceHeader header, Span packets) {
    refusals
        .computeIfAbsent(direction, key -> new ArrayList<>())
        .add(
            new FilterRules.Rule(
                permit(direction, header), packets, Area.ALL, Optional.empty(), false));
  }

  /** Adds one that lets everything pass, or may. */
  void addAll(Direction direction, Span traffic) {
    add(direction, filter.header(), traffic, Area.ALL);
  }

  void doubt(Direction direction, String reason, List<SourceRef> sources) {
    doubts.computeIfAbsent(direction, key -> new ArrayList<>()).add(new Doubt(reason, sources));
  }

  FilterRules rules(Direction direction) {
    return new FilterRules(
        filter,
        direction,
        List.copyOf(rules.getOrDefault(direction, List.of())),
        List.copyOf(refusals.getOrDefault(direction, List.of())),
        List.copyOf(doubts.getOrDefault(direction, List.of())),
        false);
  }

  private Permit permit(Direction direction, ResourceHeader header) {
    SourceRef source = header.source();
    return new Permit(
        header,
        filter.id(),
        direction.word(),
        Fact.known("", source),
        Fact.known("any", source),
        Fact.known(Ports.all(), source),
        Fact.known(Packets.all(), source),
        Fact.known("cidr", source),
        Fact.known(Addresses.all(), source),
        Fact.known("", source),
        Fact.known("", source),
        Fact.known(Addresses.none(), source));
  }
}
