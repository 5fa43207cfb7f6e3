package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Packets that pass, by which way, and how one of them does. */
interface Passing {
  /** Of endpoints whose addresses are not known, so many are tried. */
  int MOST_HOLDERS = 50;

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
      return Passing.path(
          contribution.from(),
          contribution.to(),
          packet,
          (sender, receiver) -> tracer.path(contribution.way(), sender, receiver, packet));
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
      return holders(handed.client(), packet.source()).stream()
          .map(client -> passThrough.path(handed, client, packet))
          .reduce((one, other) -> other.passage().isBetterThan(one.passage()) ? other : one)
          .orElseThrow()
          .between(
              List.of(),
              Presence.hops(
                  Optional.of(handed.receiver()), Optional.of(handed.leg().target().endpoint())));
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
      return Passing.path(
          relayed.from(),
          relayed.to(),
          packet,
          (sender, receiver) -> tracer.relayed(relayed, sender, receiver, packet));
    }
  }

  /**
   * The path that a packet takes between two groups. Several members may have its addresses, where
   * these are not known: then it is the one on which most lets it pass.
   */
  private static FlowPath path(
      Optional<Group> from,
      Optional<Group> to,
      Packet packet,
      BiFunction<Optional<Endpoint>, Optional<Endpoint>, FlowPath> tracing) {
    Optional<FlowPath> best = Optional.empty();
    for (Optional<Endpoint> sender : holders(from, packet.source())) {
      for (Optional<Endpoint> receiver : holders(to, packet.destination())) {
        FlowPath path =
            tracing
                .apply(sender, receiver)
                .between(Presence.hops(from, sender), Presence.hops(to, receiver));
        if (best.isEmpty() || path.passage().isBetterThan(best.get().passage())) {
          best = Optional.of(path);
        }
      }
    }
    return best.orElseThrow();
  }

  /** Members that may have an address; beyond the estate, and if there are none, nobody. */
  private static List<Optional<Endpoint>> holders(Optional<Group> group, Address address) {
    List<Optional<Endpoint>> found =
        group.stream()
            .flatMap(
                some ->
                    some.endpoints().stream()
                        .filter(e -> some.addressesOf(e).possible().contains(address)))
            .limit(MOST_HOLDERS)
            .map(Optional::of)
            .toList();
    return found.isEmpty() ? List.of(Optional.empty()) : found;
  }
}
