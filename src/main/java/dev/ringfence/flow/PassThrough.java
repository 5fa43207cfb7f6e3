package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Connections that a network balancer hands on as they are: the client's address reaches the
 * target, so they are flows from the client to the target, on the target's port.
 */
final class PassThrough {
  private static final Protocols HANDED_ON = Protocols.of(Protocol.TCP, Protocol.UDP);

  private final Pairs pairs;
  private final List<Handover> handovers;
  private final NatRelays relays;
  private final GuardedHops hops;
  private final Tracer tracer;

  PassThrough(
      Pairs pairs, NatRelays relays, List<Handover> handovers, GuardedHops hops, Tracer tracer) {
    this.pairs = pairs;
    this.relays = relays;
    this.tracer = tracer;
    this.handovers = handovers.stream().filter(Handover::mayPassThrough).toList();
    this.hops = hops;
  }

  /** A handover by one interface of a balancer to one target. */
  record Leg(Handover handover, Handover.Member entry, Handover.Member target, Way way) {}

  /**
   * What reaches targets in a selection.
   *
   * @param first what clients send to the balancer's interface
   * @param client who sends it as the target sees it; empty where it sees a gateway, or nobody
   *     known
   * @param receiver the group of the selection that has the target
   */
  record Handed(Leg leg, Passing first, Optional<Group> client, Group receiver, Span span) {
    String via() {
      return leg.handover().via();
    }

    List<Doubt> doubts() {
      List<Doubt> doubts = new ArrayList<>(first.doubts());
      doubts.addAll(leg.way().doubts());
      doubts.addAll(leg.target().alone().doubts(Direction.INGRESS));
      doubts.addAll(receiver.presence(leg.target().endpoint()));
      doubts.addAll(leg.handover().doubts());
      return doubts;
    }
  }

  List<Handed> between(Selection from, Selection to) {
    List<Handed> found = new ArrayList<>();
    for (Handover handover : handovers) {
      List<Handover.Member> targets = handover.targetsIn(to);
      if (!targets.isEmpty()) {
        for (Handover.Member entry : handover.entries()) {
          List<Leg> legs =
              targets.stream()
                  .map(t -> new Leg(handover, entry, t, way(handover, entry, t)))
                  .toList();
          between(from, entry, legs, to, found);
        }
      }
    }
    return found;
  }

  private void between(
      Selection from, Handover.Member entry, List<Leg> legs, Selection to, List<Handed> found) {
    Selection one = Selection.of(List.of(entry.alone()));
    for (Contribution direct : pairs.between(from, one)) {
      Passing first = new Passing.Direct(direct, tracer);
      for (Leg leg : legs) {
        handOver(leg, first, direct.from(), known -> arriving(known, direct), to, found);
      }
    }
    for (NatRelays.Relayed relayed : relays.between(from, one)) {
      Passing first = new Passing.Relayed(relayed, tracer);
      for (Leg leg : legs) {
        handOver(leg, first, Optional.empty(), known -> translated(known, relayed), to, found);
      }
    }
  }

  private void handOver(
      Leg leg,
      Passing first,
      Optional<Group> client,
      Function<Leg, Span> arriving,
      Selection to,
      List<Handed> found) {
    Span accepted = first.span().intersect(leg.handover().listener());
    if (accepted.isNone()) {
      return;
    }
    Addresses addresses = leg.target().addresses().possible();
    Span span =
        accepted
            .map(
                packets ->
                    packets
                        .onProtocols(HANDED_ON)
                        .redirected(addresses, leg.handover().targetPorts()))
            .intersect(arriving.apply(leg))
            .intersect(sent(leg.entry(), leg.target()));
    span = leg.handover().isCertain(leg.target()) ? span : span.doubtful();
    for (var entry : to.groups().entrySet()) {
      if (entry.getKey().endpoints().contains(leg.target().endpoint())) {
        Span part = restricted(span, entry.getKey(), entry.getValue(), leg.target());
        if (!part.isNone()) {
          found.add(new Handed(leg, first, client, entry.getKey(), part));
        }
      }
    }
  }

  /** The target sees the gateway's address, and that gateways keep one port is not followed. */
  private static Span translated(Leg leg, NatRelays.Relayed relayed) {
    Far gateway = Far.of(relayed.leg().place(), References.UNRESOLVED);
    Span received =
        leg.target().alone().receiving(gateway).union(byBalancer(leg.entry(), leg.target()));
    Span behind = leg.way().pass().intersect(received);
    return NatWays.translated(behind, relayed.leg().address()).doubtful();
  }

  private static Span restricted(
      Span span, Group receiver, Addresses within, Handover.Member target) {
    boolean isCertain = receiver.addresses().certain().containsAll(target.addresses().certain());
    Span part = span.map(packets -> packets.toDestinations(within));
    return isCertain ? part : part.doubtful();
  }

  /**
   * Between the balancer's interface and the target lie two subnets. How clients' addresses cross
   * to another network is not modelled (Network Load Balancer guide, client IP preservation).
   */
  private static Way way(Handover handover, Handover.Member entry, Handover.Member target) {
    Segment here = entry.alone().segment();
    Segment there = target.alone().segment();
    Way.Builder way = Way.via(handover.via(), here, there).references(References.RESOLVED);
    way.request(handover.stage());
    if (!here.virtualNetwork().equals(there.virtualNetwork())) {
      way.request(handover.elsewhere(target.endpoint().networkName()));
    }
    if (!entry.endpoint().subnet().equals(target.endpoint().subnet())) {
      way.request(here.leaving(), there.entering()).answer(there.leaving(), here.entering());
    }
    return way.build();
  }

  /** By the target's own filters: as sent by the client, or by the balancer's group. */
  private static Span arriving(Leg leg, Contribution first) {
    Group receiver = leg.target().alone();
    Span byClient =
        first
            .from()
            .map(
                sender ->
                    receiver.receiving(
                        new Far(sender.segment().virtualNetwork(), References.MAYBE)))
            .orElseGet(() -> receiver.receiving(new Far("", References.UNRESOLVED)));
    Span byBalancer = byBalancer(leg.entry(), leg.target());
    return leg.way().pass().intersect(byClient.union(byBalancer));
  }

  private static Span byBalancer(Handover.Member entry, Handover.Member target) {
    boolean isNamed = !entry.endpoint().filters().valueIfKnown().orElse(List.of("?")).isEmpty();
    return isNamed
        ? target
            .alone()
            .receiving(new Far(entry.endpoint().virtualNetwork(), References.RESOLVED))
            .fromSources(entry.addresses())
            .map(Packets::fromAnySource)
        : Span.NONE;
  }

  private static Span sent(Handover.Member entry, Handover.Member target) {
    return entry
        .alone()
        .sending(new Far(target.endpoint().virtualNetwork(), References.RESOLVED))
        .map(Packets::fromAnySource);
  }

  /** The whole path of a packet as the target gets it. */
  FlowPath path(Handed handed, Optional<Endpoint> client, Packet packet) {
    Leg leg = handed.leg();
    Packet sent =
        leg.handover()
            .atListener(
                packet, leg.entry().addresses().possible(), handed.first().span().possible());
    FlowPath first = handed.first().path(sent);
    List<Hop> request = new ArrayList<>(first.request());
    request.addAll(leg.way().requestHops(packet));
    request.add(ingress(leg, client, packet));
    List<Hop> answer = new ArrayList<>(leg.way().answerHops(packet));
    answer.addAll(first.answer());
    return new FlowPath(
        packet, first.from(), leg.target().endpoint().id(), handed.via(), request, answer);
  }

  private Hop ingress(Leg leg, Optional<Endpoint> client, Packet packet) {
    Endpoint target = leg.target().endpoint();
    Hop byClient = hops.of(target, Direction.INGRESS, packet, client, References.MAYBE);
    if (byClient.passage() == Passage.PERMITTED || leg.entry().hasNoFilter()) {
      return byClient;
    }
    Address own =
        leg.entry().addresses().possible().family(packet.family()).first().orElse(packet.source());
    Packet byBalancer = new Packet(own, packet.destination(), packet.protocol(), packet.fields());
    Hop hop =
        hops.of(
            target,
            Direction.INGRESS,
            byBalancer,
            Optional.of(leg.entry().endpoint()),
            References.RESOLVED);
    return hop.passage() == Passage.DENIED ? byClient : hop;
  }
}
