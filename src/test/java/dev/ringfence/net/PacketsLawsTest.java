package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Samples.Generated;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every operation against plain loops over sample packets, and the laws of sets. */
class PacketsLawsTest {
  private static final int ROUNDS = Samples.rounds(400);

  @Test
  void given_random_sets_then_operations_agree_with_every_sample_seed_21() {
    Samples samples = new Samples(21);

    for (int i = 0; i < ROUNDS; i++) {
      Generated a = samples.next();
      Generated b = samples.next();

      assertThat(samples.in(a.packets())).isEqualTo(a.members());
      assertThat(samples.in(a.packets().union(b.packets())))
          .isEqualTo(samples.where(p -> a.members().contains(p) || b.members().contains(p)));
      assertThat(samples.in(a.packets().intersect(b.packets())))
          .isEqualTo(samples.where(p -> a.members().contains(p) && b.members().contains(p)));
      assertThat(samples.in(a.packets().minus(b.packets())))
          .isEqualTo(samples.where(p -> a.members().contains(p) && !b.members().contains(p)));
      assertThat(samples.in(a.packets().complement()))
          .isEqualTo(samples.where(p -> !a.members().contains(p)));
    }
  }

  @Test
  void given_random_sets_then_relations_agree_with_every_sample_seed_22() {
    Samples samples = new Samples(22);

    for (int i = 0; i < ROUNDS; i++) {
      Generated a = samples.next();
      Generated b = samples.next();
      Set<Packet> common = samples.where(p -> a.members().contains(p) && b.members().contains(p));

      assertThat(a.packets().isEmpty()).isEqualTo(a.members().isEmpty());
      assertThat(a.packets().sameAs(b.packets())).isEqualTo(a.members().equals(b.members()));
      assertThat(a.packets().containsAll(b.packets()))
          .isEqualTo(a.members().containsAll(b.members()));
      assertThat(a.packets().intersects(b.packets())).isEqualTo(!common.isEmpty());
      assertThat(a.packets().union(b.packets()).containsAll(a.packets())).isTrue();
    }
  }

  @Test
  void given_random_sets_then_the_laws_of_sets_hold_seed_23() {
    Samples samples = new Samples(23);

    for (int i = 0; i < ROUNDS; i++) {
      Packets a = samples.next().packets();
      Packets b = samples.next().packets();
      Packets c = samples.next().packets();

      assertSame(a.union(b), b.union(a));
      assertSame(a.intersect(b), b.intersect(a));
      assertSame(a.union(b).union(c), a.union(b.union(c)));
      assertSame(a.intersect(b).intersect(c), a.intersect(b.intersect(c)));
      assertSame(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
      assertSame(a.union(b.intersect(c)), a.union(b).intersect(a.union(c)));
      assertSame(a.union(b).complement(), a.complement().intersect(b.complement()));
      assertSame(a.intersect(b).complement(), a.complement().union(b.complement()));
      assertSame(a.complement().complement(), a);
      assertSame(a.minus(b), a.intersect(b.complement()));
      assertSame(a.minus(b).union(a.intersect(b)), a);
      assertThat(a.minus(b).intersects(b)).isFalse();
      assertSame(a.minus(a), Packets.none());
      assertSame(a.union(a.complement()), Packets.all());
      assertSame(Packets.unionOf(List.of(a, b, c)), c.union(a).union(b));
    }
  }

  @Test
  void given_random_sets_then_projections_are_those_of_the_members_seed_24() {
    Samples samples = new Samples(24);

    for (int i = 0; i < ROUNDS; i++) {
      Generated a = samples.next();

      assertThat(a.packets().sources())
          .isEqualTo(Samples.cellsOf(a.members().stream().map(Packet::source).toList()));
      assertThat(a.packets().destinations())
          .isEqualTo(Samples.cellsOf(a.members().stream().map(Packet::destination).toList()));
      assertThat(a.packets().services().protocols()).isEqualTo(a.packets().protocols());
    }
  }

  @Test
  void given_random_sets_then_ports_are_those_of_the_members_seed_25() {
    Samples samples = new Samples(25);

    for (int i = 0; i < ROUNDS; i++) {
      Generated a = samples.next();
      for (Protocol protocol : List.of(Protocol.TCP, Protocol.SCTP, Protocol.ICMP, Protocol.ESP)) {
        List<Packet.Fields.PortPair> pairs =
            a.members().stream()
                .filter(packet -> packet.protocol().equals(protocol))
                .map(Packet::fields)
                .filter(Packet.Fields.PortPair.class::isInstance)
                .map(Packet.Fields.PortPair.class::cast)
                .toList();

        assertThat(a.packets().destinationPorts(protocol))
            .isEqualTo(Samples.spansOf(pairs.stream().map(pair -> pair.destination()).toList()));
        assertThat(a.packets().sourcePorts(protocol))
            .isEqualTo(Samples.spansOf(pairs.stream().map(pair -> pair.source()).toList()));
      }
    }
  }

  @Test
  void given_random_sets_then_restrictions_keep_the_right_members_seed_26() {
    Samples samples = new Samples(26);

    for (int i = 0; i < ROUNDS; i++) {
      Generated a = samples.next();
      List<Samples.Cell> cells = samples.someCells();
      List<Samples.Span> ports = samples.somePorts();
      List<Protocol> protocols = samples.someProtocols();

      assertThat(samples.in(a.packets().fromSources(Samples.addresses(cells))))
          .isEqualTo(keep(a, samples, p -> Samples.holds(cells, p.source())));
      assertThat(samples.in(a.packets().toDestinations(Samples.addresses(cells))))
          .isEqualTo(keep(a, samples, p -> Samples.holds(cells, p.destination())));
      assertThat(
              samples.in(a.packets().onProtocols(Protocols.of(protocols.toArray(Protocol[]::new)))))
          .isEqualTo(keep(a, samples, p -> protocols.contains(p.protocol())));
      assertThat(samples.in(a.packets().toPorts(Samples.ports(ports))))
          .isEqualTo(
              keep(
                  a,
                  samples,
                  p ->
                      p.fields() instanceof Packet.Fields.PortPair pair
                          && Samples.holds(ports, pair.destination())));
      assertThat(samples.in(a.packets().fromPorts(Samples.ports(ports))))
          .isEqualTo(
              keep(
                  a,
                  samples,
                  p ->
                      p.fields() instanceof Packet.Fields.PortPair pair
                          && Samples.holds(ports, pair.source())));
      assertThat(samples.in(a.packets().ofFamily(Family.IPV6)))
          .isEqualTo(keep(a, samples, p -> p.family() == Family.IPV6));
    }
  }

  @Test
  void given_random_sets_then_their_services_follow_the_same_operations_seed_30() {
    Samples samples = new Samples(30);

    for (int i = 0; i < ROUNDS; i++) {
      Packets a = samples.next().packets();
      Services services = a.services();
      Services other = samples.next().packets().services();
      Ports ports = Samples.ports(samples.somePorts());
      Protocols protocols = Protocols.of(samples.someProtocols().toArray(Protocol[]::new));

      assertThat(a.toPorts(ports).services()).isEqualTo(services.toPorts(ports));
      assertThat(a.fromPorts(ports).services()).isEqualTo(services.fromPorts(ports));
      assertThat(a.onProtocols(protocols).services()).isEqualTo(services.onProtocols(protocols));
      assertThat(a.onServices(other).services()).isEqualTo(services.intersect(other));
      assertThat(a.onServices(other)).isEqualTo(a.minus(Packets.of(other.complement())));
      assertThat(Packets.of(services).containsAll(a)).isTrue();
      assertThat(services.containsAll(other))
          .isEqualTo(Packets.of(services).containsAll(Packets.of(other)));
      assertThat(services.intersects(other))
          .isEqualTo(Packets.of(services).intersects(Packets.of(other)));
    }
  }

  private static Set<Packet> keep(Generated set, Samples samples, Predicate<Packet> condition) {
    return samples.where(packet -> set.members().contains(packet) && condition.test(packet));
  }

  @Test
  void given_random_sets_then_reversal_swaps_ends_and_comes_back_seed_27() {
    Samples samples = new Samples(27);

    for (int i = 0; i < ROUNDS; i++) {
      Packets a = samples.next().packets();

      Packets reversed = a.reversed();

      assertSame(reversed.reversed(), a);
      for (Packet packet : samples.all()) {
        assertThat(reversed.contains(packet.reversed())).isEqualTo(a.contains(packet));
      }
    }
  }

  @Test
  void given_random_sets_then_boxes_and_witness_stand_for_the_set_seed_28() {
    Samples samples = new Samples(28);

    for (int i = 0; i < ROUNDS; i++) {
      Packets a = samples.next().packets();
      List<Box> boxes = a.boxes();

      assertSame(Packets.unionOf(boxes.stream().map(Box::packets).toList()), a);
      assertThat(boxes).noneMatch(box -> box.packets().isEmpty());
      assertThat(a.witness().isPresent()).isEqualTo(!a.isEmpty());
      assertThat(a.witness().stream()).allMatch(a::contains);
    }
  }

  @Test
  void given_a_packet_then_its_set_has_it_alone_seed_29() {
    Samples samples = new Samples(29);

    for (Packet packet : samples.all()) {
      Packets one = Packets.of(packet);

      assertThat(samples.in(one)).containsExactly(packet);
      assertThat(one.witness()).contains(packet);
    }
  }

  private static void assertSame(Packets actual, Packets expected) {
    assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
  }
}
