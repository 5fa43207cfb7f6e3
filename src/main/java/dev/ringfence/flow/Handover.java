package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way through a balancer: its interfaces, a listener, and targets.
 *
 * @param entries interfaces of the balancer
 * @param targets registered targets; where they are not known, whatever lies in its network
 */
record Handover(Forward forward, String name, List<Member> entries, List<Member> targets) {
  Handover {
    entries = List.copyOf(entries);
    targets = List.copyOf(targets);
  }

  /** An endpoint, and the group of it alone. */
  record Member(Endpoint endpoint, Group alone) {
    Area addresses() {
      return alone.addresses();
    }

    boolean hasNoFilter() {
      return endpoint.filters().valueIfKnown().filter(List::isEmpty).isPresent();
    }
  }

  /** As reports name the way. */
  String via() {
    String listener =
        forward.listenerProtocol().valueIfKnown().orElse("?")
            + ":"
            + forward.listenerPort().valueIfKnown().map(Ports::toString).orElse("?");
    return "load balancer " + name + " " + listener;
  }

  /** Whether clients' own connections reach the targets, or may. */
  boolean mayPassThrough() {
    return forward.isPassThrough().valueIfKnown().orElse(true);
  }

  /** Whether the balancer ends connections and makes its own, or may. */
  boolean mayTerminate() {
    return !forward.isPassThrough().valueIfKnown().orElse(false);
  }

  /** Packets that the listener takes. */
  Span listener() {
    return Listeners.listened(forward);
  }

  /** Packets that the balancer sends to targets. */
  Span connection() {
    return Listeners.connected(forward);
  }

  Ports targetPorts() {
    return forward.targetPorts().valueIfKnown().orElse(Ports.all());
  }

  boolean isCertain(Member target) {
    return forward.targets().isKnown()
        && forward.targetPorts().isKnown()
        && forward.isPassThrough().isKnown()
        && target.addresses().isExact();
  }

  List<Member> targetsIn(Selection selection) {
    List<Member> found = new ArrayList<>();
    for (Member target : targets) {
      for (Map.Entry<Group, Addresses> entry : selection.groups().entrySet()) {
        if (entry.getKey().endpoints().contains(target.endpoint())) {
          found.add(target);
          break;
        }
      }
    }
    return found;
  }

  List<Doubt> doubts() {
    return doubts(forward);
  }

  /** Why it is not certain what a forward hands on, and to whom. */
  static List<Doubt> doubts(Forward forward) {
    List<Doubt> doubts = new ArrayList<>();
    for (Fact<?> fact :
        List.<Fact<?>>of(
            forward.listenerProtocol(),
            forward.listenerPort(),
            forward.targetProtocol(),
            forward.targetPorts(),
            forward.targets(),
            forward.isPassThrough())) {
      doubt(forward, fact).ifPresent(doubts::add);
    }
    return doubts;
  }

  /** That a fact about a forward is not known, if it is not. */
  static Optional<Doubt> doubt(Forward forward, Fact<?> fact) {
    return fact instanceof Fact.Unknown<?> unknown
        ? Optional.of(
            new Doubt(forward.header().name() + ": " + unknown.reason(), unknown.sources()))
        : Optional.empty();
  }

  Stage stage() {
    List<Doubt> doubts = doubts();
    if (!doubts.isEmpty()) {
      return FixedStage.unknown(
          Hop.Kind.BALANCER,
          forward.loadBalancer(),
          name,
          "what it hands on, and to whom, is not known: " + doubts.get(0).reason(),
          doubts.get(0).sources());
    }
    return FixedStage.open(
        Hop.Kind.BALANCER,
        forward.loadBalancer(),
        name,
        "listener " + forward.header().name() + ", with the client's address",
        List.of(forward.header().source()));
  }

  /** To a target in another network. */
  Stage elsewhere(String networkName) {
    return FixedStage.unknown(
        Hop.Kind.BALANCER,
        forward.loadBalancer(),
        name,
        "how " + name + " reaches a target in " + networkName + " is not modelled",
        List.of(forward.header().source()));
  }

  /** The packet as the client sent it to the balancer's interface. */
  Packet atListener(Packet handed, Addresses entry, Packets first) {
    Optional<Packet> sent =
        first
            .intersect(listener().possible())
            .onProtocol(handed.protocol())
            .fromSources(Addresses.of(handed.source()))
            .toDestinations(entry)
            .fromPorts(sourcePort(handed))
            .witness();
    return sent.orElseThrow(
        () -> new IllegalStateException("nothing the client sends becomes " + handed));
  }

  private static Ports sourcePort(Packet packet) {
    return packet.fields() instanceof Packet.Fields.PortPair ports
        ? Ports.of(ports.source())
        : Ports.all();
  }
}
