package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packets that pass, by which way, and how one of them does. */
interface Passing {
  String via();

  Span span();

  /** Those of some packets that pass. */
  Span within(Packets some);

  /** Group that receives; empty if a zone beyond the estate does. */
  Optional<Group> to();

  List<Doubt> doubts();

  /** The path of one of its packets. */
  FlowPath path(Packet packet);

  /** What passes by any of these. */
  static Span unionOf(List<Passing> passings) {
    List<Contribution> direct = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (Passing passing : passings) {
      if (passing instanceof Direct one) {
        direct.add(one.contribution());
      } else {
        spans.add(passing.span());
      }
    }
    spans.add(Contribution.unionOf(direct));
    return Span.unionOf(spans);
  }

  /** On a way that leads directly from one to the other. */
  record Direct(Contribution contribution, Tracer tracer) implements Passing {
    @Override
    public String via() {
      return contribution.way().via();
    }

    @Override
    public Span span() {
      return contribution.span();
    }

    @Override
    public Span within(Packets some) {
      return contribution.within(some);
    }

    @Override
    public Optional<Group> to() {
      return contribution.to();
    }

    @Override
    public List<Doubt> doubts() {
      return contribution.doubts();
    }

    @Override
    public FlowPath path(Packet packet) {
      return tracer.path(
          contribution.way(),
          contribution.from().flatMap(group -> holder(group, packet.source())),
          contribution.to().flatMap(group -> holder(group, packet.destination())),
          packet);
    }
  }

  /** Through a balancer that hands connections on. */
  record Handed(PassThrough.Handed handed, PassThrough passThrough, Group target)
      implements Passing {
    @Override
    public String via() {
      return handed.via();
    }

    @Override
    public Span span() {
      return handed.span();
    }

    @Override
    public Span within(Packets some) {
      return handed.span().map(packets -> packets.intersect(some));
    }

    @Override
    public Optional<Group> to() {
      return Optional.of(target);
    }

    @Override
    public List<Doubt> doubts() {
      return handed.doubts();
    }

    @Override
    public FlowPath path(Packet packet) {
      return passThrough.path(
          handed, handed.client().flatMap(group -> holder(group, packet.source())), packet);
    }
  }

  /** Over a NAT gateway to what its own subnet's routes lead to. */
  record Relayed(NatRelays.Relayed relayed, Tracer tracer) implements Passing {
    @Override
    public String via() {
      return relayed.leg().way().via();
    }

    @Override
    public Span span() {
      return relayed.span();
    }

    @Override
    public Span within(Packets some) {
      return relayed.span().map(packets -> packets.intersect(some));
    }

    @Override
    public Optional<Group> to() {
      return relayed.to();
    }

    @Override
    public List<Doubt> doubts() {
      return relayed.doubts();
    }

    @Override
    public FlowPath path(Packet packet) {
      return tracer.relayed(
          relayed,
          relayed.from().flatMap(group -> holder(group, packet.source())),
          relayed.to().flatMap(group -> holder(group, packet.destination())),
          packet);
    }
  }

  /** The member with an address; one that certainly has it before one that may. */
  private static Optional<Endpoint> holder(Group group, Address address) {
    Optional<Endpoint> certain =
        group.endpoints().stream()
            .filter(endpoint -> group.addressesOf(endpoint).certain().contains(address))
            .findFirst();
    return certain.isPresent()
        ? certain
        : group.endpoints().stream()
            .filter(endpoint -> group.addressesOf(endpoint).possible().contains(address))
            .findFirst();
  }
}
