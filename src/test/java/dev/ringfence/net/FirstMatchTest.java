package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.FirstMatch.Action;
import dev.ringfence.net.FirstMatch.Rule;
import dev.ringfence.net.Samples.Generated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstMatchTest {

  @Test
  void given_random_rules_then_every_sample_meets_its_first_rule_seed_31() {
    Samples samples = new Samples(31);

    for (int round = 0; round < Samples.rounds(200); round++) {
      List<Generated> sets = new ArrayList<>();
      List<Rule> rules = new ArrayList<>();
      int size = samples.random().nextInt(8);
      for (int i = 0; i < size; i++) {
        Generated set = samples.random().nextInt(6) == 0 ? samples.next() : samples.nextBox();
        sets.add(set);
        rules.add(
            new Rule(set.packets(), samples.random().nextBoolean() ? Action.ALLOW : Action.DENY));
      }

      FirstMatch match = FirstMatch.of(rules);

      for (Packet packet : samples.all()) {
        int first = firstOf(sets, packet);
        assertThat(match.undecided().contains(packet)).isEqualTo(first == size);
        assertThat(match.allowed().contains(packet))
            .isEqualTo(first < size && rules.get(first).action() == Action.ALLOW);
        assertThat(match.denied().contains(packet))
            .isEqualTo(first < size && rules.get(first).action() == Action.DENY);
        for (int i = 0; i < size; i++) {
          assertThat(match.decided().get(i).contains(packet)).isEqualTo(first == i);
        }
      }
    }
  }

  private static int firstOf(List<Generated> sets, Packet packet) {
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).members().contains(packet)) {
        return i;
      }
    }
    return sets.size();
  }

  @Test
  void given_a_rule_behind_the_two_halves_of_its_range_then_it_is_shadowed() {
    Addresses any = Addresses.all();
    Services ssh = Services.tcp(Ports.of(22));

    FirstMatch match =
        FirstMatch.of(
            List.of(
                new Rule(Packets.of(Addresses.of("0.0.0.0/1"), any, ssh), Action.DENY),
                new Rule(Packets.of(Addresses.of("128.0.0.0/1"), any, ssh), Action.DENY),
                new Rule(Packets.of(Addresses.of("0.0.0.0/0"), any, ssh), Action.ALLOW),
                new Rule(Packets.of(Addresses.all(), any, ssh), Action.ALLOW)));

    assertThat(match.isShadowed(2)).isTrue();
    assertThat(match.isShadowed(3)).isFalse();
    assertThat(match.allowed()).hasToString("tcp 22 from ::/0 to ::/0");
  }

  @Test
  void given_no_rules_then_everything_is_undecided() {
    FirstMatch match = FirstMatch.of(List.of());

    assertThat(match.undecided()).isEqualTo(Packets.all());
    assertThat(match.allowed()).isEqualTo(Packets.none());
  }
}
