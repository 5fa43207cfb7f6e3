package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTrue;

import dev.ringfence.flow.OracleFilters.Other;
import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.network.Forward;
import dev.ringfence.network.NetworkInterface;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One packet that reaches a target because a network balancer hands the client's connection on: the
 * client sends to the balancer's listener, and the target sees the client's address.
 */
final class OracleBalancers {
  private final OracleNetwork network;

  OracleBalancers(OracleNetwork network) {
    this.network = network;
  }

  /** Whether a balancer listens for a packet that is sent to one of its interfaces. */
  static Verdict listens(List<Forward> forwards, Packet packet) {
    return forwards.stream()
        .filter(forward -> isOf(forward, packet))
        .map(forward -> is(forward.listenerPort(), ports -> ports.contains(port(packet))))
        .reduce(Verdict.NO, Verdict::or);
  }

  private static boolean isOf(Forward forward, Packet packet) {
    return packet.fields() instanceof PortPair
        && forward
            .listenerProtocol()
            .valueIfKnown()
            .filter(packet.protocol().toString()::equals)
            .isPresent();
  }

  private static int port(Packet packet) {
    return ((PortPair) packet.fields()).destination();
  }

  /**
   * Whether a packet gets to a target over any balancer.
   *
   * @param client groups and references of who sends, as the target sees them
   * @param toBalancer whether what the client sends reaches an interface of the balancer
   */
  Verdict hands(
      Packet packet,
      NetworkInterface target,
      Other client,
      BiFunction<Packet, NetworkInterface, Verdict> toBalancer) {
    Verdict any = Verdict.NO;
    for (Forward forward : network.forwards()) {
      if (isOf(forward, packet)) {
        Verdict fits =
            is(forward.targets(), ids -> ids.contains(target.id()))
                .and(is(forward.targetPorts(), ports -> ports.contains(port(packet))));
        any = any.or(fits.then(() -> hands(packet, forward, target, client, toBalancer)));
      }
    }
    return any;
  }

  private Verdict hands(
      Packet packet,
      Forward forward,
      NetworkInterface target,
      Other client,
      BiFunction<Packet, NetworkInterface, Verdict> toBalancer) {
    Verdict any = Verdict.NO;
    for (NetworkInterface entry : network.interfacesOf(forward.loadBalancer())) {
      for (Address own : addresses(entry, packet)) {
        Packet sent = to(packet, own, listener(forward));
        any =
            any.or(
                isTrue(entry.isInUse())
                    .then(() -> toBalancer.apply(sent, entry))
                    .then(() -> onwards(packet, entry, own, target, client)));
      }
    }
    return any;
  }

  private static List<Address> addresses(NetworkInterface entry, Packet packet) {
    return entry.privateAddresses().valueIfKnown().stream()
        .flatMap(all -> all.family(packet.family()).first().stream())
        .toList();
  }

  /** These estates always tell it, and it is one. */
  private static int listener(Forward forward) {
    return Integer.parseInt(forward.listenerPort().valueIfKnown().orElseThrow().toString());
  }

  private static Packet to(Packet packet, Address entry, int port) {
    PortPair ports = (PortPair) packet.fields();
    return new Packet(
        packet.source(), entry, packet.protocol(), new PortPair(ports.source(), port));
  }

  /** From the balancer's interface to the target, both of one network. */
  private Verdict onwards(
      Packet packet, NetworkInterface entry, Address own, NetworkInterface target, Other client) {
    Verdict lists =
        entry.subnet().equals(target.subnet())
            ? Verdict.YES
            : network.lists(packet, network.subnetOf(entry), network.subnetOf(target));
    Packet asBalancer = new Packet(own, packet.destination(), packet.protocol(), packet.fields());
    Other balancer = new Other(own, entry.filters(), Verdict.YES);
    Verdict sends =
        network
            .filters()
            .lets(
                entry,
                "egress",
                asBalancer,
                new Other(packet.destination(), target.filters(), Verdict.YES));
    boolean isNamed = entry.filters().valueIfKnown().filter(List::isEmpty).isEmpty();
    Verdict admitted = network.filters().lets(target, "ingress", packet, client);
    Verdict byBalancer =
        isNamed ? network.filters().lets(target, "ingress", asBalancer, balancer) : Verdict.NO;
    return lists.and(sends).and(admitted.or(byBalancer));
  }
}
