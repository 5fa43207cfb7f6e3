package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may pass on one way between two groups, or a group and a zone beyond.
 *
 * @param from group that sends; empty if a zone beyond the estate does
 * @param to group that receives; empty if a zone beyond the estate does
 * @param sender what the sending side lets out
 * @param arriving what the way and the receiver let pass, whoever sends it
 */
record Contribution(
    Way way, Optional<Group> from, Optional<Group> to, Sender sender, Span arriving) {

  /**
   * Who sends.
   *
   * @param sent what its own filters let out
   * @param sources those of its addresses that are asked about
   */
  record Sender(Span sent, Addresses sources) {
    Span of(Span arriving) {
      Span left = arriving.intersect(sent);
      return sources.equals(Addresses.all()) || left.isNone()
          ? left
          : left.map(packets -> packets.fromSources(sources));
    }
  }

  /** Packets that pass. */
  Span span() {
    return sender.of(arriving);
  }

  /** Those of some packets that pass. */
  Span within(Packets some) {
    return sender.of(arriving.map(packets -> packets.intersect(some)));
  }

  /**
   * What passes by any of these. Each sender is asked once for all that reaches its many receivers,
   * since its own addresses are what makes sets large.
   */
  static Span unionOf(List<Contribution> contributions) {
    Map<Key, List<Span>> bySender = new LinkedHashMap<>();
    for (Contribution one : contributions) {
      bySender
          .computeIfAbsent(new Key(one.from(), one.sender()), key -> new ArrayList<>())
          .add(one.arriving());
    }
    return Span.unionOf(
        bySender.entrySet().parallelStream()
            .map(entry -> entry.getKey().sender().of(Span.unionOf(entry.getValue())))
            .toList());
  }

  private record Key(Optional<Group> group, Sender sender) {}

  /** Why what may pass differs from what certainly does. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>(way.doubts());
    from.ifPresent(group -> doubts.addAll(group.doubts(Direction.EGRESS)));
    to.ifPresent(group -> doubts.addAll(group.doubts(Direction.INGRESS)));
    return doubts;
  }
}
