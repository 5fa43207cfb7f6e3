package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one packet along one way, hop by hop, through the same stages that sets are made of. */
final class Tracer {
  private final GuardedHops hops;

  Tracer(GuardedHops hops) {
    this.hops = hops;
  }

  /**
   * The path of a packet on a way.
   *
   * @param from who sends; empty if a zone beyond the estate does
   * @param to who receives; empty if a zone beyond the estate does
   */
  FlowPath path(Way way, Optional<Endpoint> from, Optional<Endpoint> to, Packet packet) {
    List<Hop> request = new ArrayList<>();
    from.ifPresent(
        sender ->
            request.addAll(
                hops.all(sender, Direction.EGRESS, packet, to, references(way, way.to()))));
    request.addAll(way.requestHops(packet));
    to.ifPresent(
        receiver ->
            request.addAll(
                hops.all(receiver, Direction.INGRESS, packet, from, references(way, way.from()))));
    return new FlowPath(
        packet,
        name(way.from(), from),
        name(way.to(), to),
        way.via(),
        request,
        way.answerHops(packet));
  }

  /** The path of a packet over a NAT gateway, behind which it has the gateway's address. */
  FlowPath relayed(
      NatRelays.Relayed relayed, Optional<Endpoint> from, Optional<Endpoint> to, Packet packet) {
    FlowPath first = path(relayed.leg().way(), from, Optional.empty(), packet);
    Packet translated = relayed.translated(packet);
    List<Hop> request = new ArrayList<>(first.request());
    request.addAll(relayed.way().requestHops(translated));
    to.ifPresent(
        receiver ->
            request.add(
                hops.of(
                    receiver,
                    Direction.INGRESS,
                    translated,
                    Optional.empty(),
                    References.UNRESOLVED)));
    List<Hop> answer = new ArrayList<>(relayed.way().answerHops(translated));
    answer.addAll(first.answer());
    return new FlowPath(
        packet, first.from(), name(relayed.way().to(), to), first.via(), request, answer);
  }

  /** What an endpoint's own filters decide where no way leads to the other side. */
  Hop withoutWay(Endpoint endpoint, Direction direction, Packet packet, Optional<Endpoint> far) {
    return hops.of(endpoint, direction, packet, far, References.UNRESOLVED);
  }

  private static References references(Way way, Place far) {
    return Far.of(far, way.references()).references();
  }

  static String name(Place place, Optional<Endpoint> endpoint) {
    return endpoint
        .map(Endpoint::id)
        .orElseGet(() -> place instanceof Outside outside ? outside.zone().name() : "");
  }
}
