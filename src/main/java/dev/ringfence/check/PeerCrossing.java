package dev.ringfence.check;

import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.Peer;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Box;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From some endpoints to others, of which it may be unknown whether they are meant.
 *
 * @param from those that are meant for certain
 * @param mayBeFrom these and those that may be meant
 * @param atMost what is certain on other grounds, such as that endpoints are in their zones
 * @param own why it is not known who is meant
 */
record PeerCrossing(
    Judged judged,
    Peer from,
    Peer mayBeFrom,
    Peer to,
    Peer mayBeTo,
    Packets atMost,
    List<Doubt> own)
    implements Crossing {

  /** Some endpoints as one side of a question. */
  static Peer peer(String text, List<Endpoint> endpoints) {
    return new Peer(text, Optional.empty(), endpoints, Addresses.all());
  }

  private static boolean isNobody(Peer peer) {
    return peer.zone().isEmpty() && peer.endpoints().isEmpty();
  }

  @Override
  public Packets certain() {
    return isNobody(from) || isNobody(to)
        ? Packets.none()
        : judged.flows().between(from, to).certain().intersect(atMost);
  }

  @Override
  public Packets possible() {
    return all().map(BoundaryFlows::possible).orElse(Packets.none());
  }

  private Optional<BoundaryFlows> all() {
    return isNobody(mayBeFrom) || isNobody(mayBeTo)
        ? Optional.empty()
        : Optional.of(judged.flows().between(mayBeFrom, mayBeTo));
  }

  @Override
  public List<PermittedFlow> flows(Packets only) {
    if (isNobody(mayBeFrom) || isNobody(mayBeTo)) {
      return List.of();
    }
    Packets certain = certain();
    List<PermittedFlow> flows = new ArrayList<>();
    for (PermittedFlow flow : judged.flows().flows(mayBeFrom, mayBeTo)) {
      Packets meant = flow.box().packets().intersect(only);
      for (Box box : meant.boxes()) {
        boolean isCertain =
            flow.certainty() == Certainty.CERTAIN && certain.containsAll(box.packets());
        flows.add(
            new PermittedFlow(
                box,
                isCertain ? Certainty.CERTAIN : Certainty.POSSIBLE,
                flow.via(),
                flow.witness()));
      }
    }
    return flows;
  }

  @Override
  public List<Doubt> doubts() {
    Stream<Doubt> ofFlows = all().stream().flatMap(flows -> flows.doubts().stream());
    return Stream.concat(own.stream(), ofFlows).distinct().toList();
  }

  @Override
  public List<Endpoint> senders() {
    return mayBeFrom.endpoints();
  }

  @Override
  public List<Endpoint> receivers() {
    return mayBeTo.endpoints();
  }

  @Override
  public Explanation explanation(Services services) {
    return judged.flows().explain(mayBeFrom, mayBeTo, services);
  }
}
