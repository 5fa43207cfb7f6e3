package dev.ringfence.flow;

import static dev.ringfence.flow.OracleNetwork.is;
import static dev.ringfence.flow.OracleNetwork.isTrue;

import dev.ringfence.flow.OracleFilters.Other;
import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Peering;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One packet that reaches a target because a network balancer hands the client's connection on: the
 * client sends to the balancer's listener, and the target sees the client's address.
 */
final class OracleBalancers {
  /** A listener and what is behind it, or a balancer of which nobody knows the listeners. */
  private record Door(
      String balancer,
      Fact<String> protocol,
      Fact<Ports> port,
      Fact<Ports> targetPorts,
      Fact<Boolean> isPassThrough,
      Fact<List<String>> targets) {
    static Door of(Forward forward) {
      return new Door(
          forward.loadBalancer(),
          forward.listenerProtocol(),
          forward.listenerPort(),
          forward.targetPorts(),
          forward.isPassThrough(),
          forward.targets());
    }

    static Door untold(LoadBalancer balancer) {
      String reason = "its listeners are not known";
      return new Door(
          balancer.id(),
          Fact.unknown(reason),
          Fact.unknown(reason),
          Fact.unknown(reason),
          balancer
              .type()
              .fold(
                  known ->
                      known.value().equals("network")
                          ? Fact.unknown(reason)
                          : Fact.known(false, known.sources()),
                  unknown -> Fact.unknown(reason)),
          Fact.unknown(reason));
    }
  }

  /** What becomes of a packet behind the balancer, as the target sees it and who sends it. */
  interface Onwards {
    Verdict of(Packet seen, Other client);
  }

  /** Whether a packet reaches an interface of a balancer, and what becomes of it then. */
  interface Arrival {
    Verdict of(Packet sent, NetworkInterface entry, Onwards onwards);
  }

  private final OracleNetwork network;
  private final List<Integer> ports;
  private final List<Door> doors = new ArrayList<>();

  /**
   * @param ports to try where a listener's is not known: one from each run that no rule tells apart
   */
  OracleBalancers(OracleNetwork network, List<Integer> ports) {
    this.network = network;
    this.ports = ports;
    network.forwards().forEach(forward -> doors.add(Door.of(forward)));
    network.balancers().stream()
        .filter(balancer -> !balancer.forwards().isKnown())
        .forEach(balancer -> doors.add(Door.untold(balancer)));
  }

  /** Whether a balancer listens for a packet that is sent to one of its interfaces. */
  static Verdict listens(List<Forward> forwards, Packet packet) {
    return forwards.stream()
        .map(
            forward ->
                speaks(forward.listenerProtocol(), packet)
                    .then(() -> is(forward.listenerPort(), known -> known.contains(port(packet)))))
        .reduce(Verdict.NO, Verdict::or);
  }

  private static Verdict speaks(Fact<String> protocol, Packet packet) {
    boolean isHanded =
        packet.protocol().equals(Protocol.TCP) || packet.protocol().equals(Protocol.UDP);
    String word = packet.protocol().toString();
    return isHanded
        ? is(protocol, known -> known.equals(word) || known.equals("tcp_udp"))
        : Verdict.NO;
  }

  private static int port(Packet packet) {
    return ((PortPair) packet.fields()).destination();
  }

  /**
   * Whether a packet gets to a target over any balancer.
   *
   * @param arrival whether what the client sends gets to an interface of the balancer and on
   */
  Verdict hands(Packet packet, NetworkInterface target, Arrival arrival) {
    Verdict any = Verdict.NO;
    for (Door door : doors) {
      Verdict fits =
          speaks(door.protocol(), packet)
              .and(isTrue(door.isPassThrough()))
              .then(() -> is(door.targetPorts(), known -> known.contains(port(packet))));
      any = any.or(fits.then(() -> hands(packet, door, target, arrival)));
    }
    return any;
  }

  private Verdict hands(Packet packet, Door door, NetworkInterface target, Arrival arrival) {
    Verdict any = Verdict.NO;
    for (NetworkInterface entry : network.interfacesOf(door.balancer())) {
      Verdict behind = isTrue(entry.isInUse()).and(behind(door, entry, target));
      for (Address own : behind == Verdict.NO ? List.<Address>of() : addresses(entry, packet)) {
        for (int port : listeners(door)) {
          Packet sent = to(packet, own, port);
          any =
              any.or(
                  behind
                      .and(door.port().isKnown() ? Verdict.YES : Verdict.MAYBE)
                      .and(entry.privateAddresses().isKnown() ? Verdict.YES : Verdict.MAYBE)
                      .then(
                          () ->
                              arrival.of(
                                  sent,
                                  entry,
                                  (seen, client) -> onwards(seen, entry, own, target, client))));
        }
      }
    }
    return any;
  }

  /** Whether an interface is a target; in another network nobody knows how it is reached. */
  private Verdict behind(Door door, NetworkInterface entry, NetworkInterface target) {
    boolean isOwn = entry.virtualNetwork().equals(target.virtualNetwork());
    Verdict listed =
        door.targets()
            .fold(
                known -> Verdict.of(known.value().contains(target.id())),
                unknown ->
                    isOwn || mayBePeered(entry, target)
                        ? Verdict.of(!network.interfacesOf(door.balancer()).contains(target))
                            .and(Verdict.MAYBE)
                        : Verdict.NO);
    return isOwn ? listed : listed.and(Verdict.MAYBE);
  }

  private boolean mayBePeered(NetworkInterface one, NetworkInterface other) {
    Set<String> both = Set.of(one.virtualNetwork(), other.virtualNetwork());
    return network.peerings().stream()
        .filter(peering -> is(peering.state(), "active"::equals) != Verdict.NO)
        .map(OracleBalancers::ends)
        .anyMatch(both::equals);
  }

  private static Set<String> ends(Peering peering) {
    return Set.of(peering.requester(), peering.accepter());
  }

  /** The balancer's own, or one that it may have. */
  private List<Address> addresses(NetworkInterface entry, Packet packet) {
    return entry
        .privateAddresses()
        .fold(
            known -> known.value().family(packet.family()).first().stream().toList(),
            unknown ->
                network
                    .subnetOf(entry)
                    .cidrs()
                    .valueIfKnown()
                    .map(all -> all.family(packet.family()).minus(network.taken(entry)))
                    .stream()
                    .flatMap(all -> SamplePackets.spread(all).stream())
                    .toList());
  }

  private List<Integer> listeners(Door door) {
    return door.port()
        .fold(known -> List.of(Integer.parseInt(known.value().toString())), unknown -> ports);
  }

  private static Packet to(Packet packet, Address entry, int port) {
    PortPair pair = (PortPair) packet.fields();
    return new Packet(packet.source(), entry, packet.protocol(), new PortPair(pair.source(), port));
  }

  /** From the balancer's interface to the target. */
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
