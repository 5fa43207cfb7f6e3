package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Packet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The oracle itself: what it must do however it is built. */
class OracleLawsTest {
  private static final int ESTATES =
      Math.max(1, 150 * Integer.getInteger("ringfence.rounds", 100) / 100);

  @Test
  void given_a_fact_turned_unknown_then_the_oracle_is_never_more_definite_seed_31() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < ESTATES; i++) {
      EstateText estate = RandomEstate.of(random);
      EstateText blurred = Blur.some(estate, 3, random);
      PacketOracle sharp = Agreement.oracle(estate);
      PacketOracle dull = Agreement.oracle(blurred);

      for (Packet packet : new SamplePackets(estate, random).some(60)) {
        assertThat(dull.anywhere(packet))
            .as("%s%n%s", blurred, packet)
            .isIn(sharp.anywhere(packet), Verdict.MAYBE);
      }
    }
  }

  @Test
  void given_random_estates_then_every_answer_occurs_often_seed_32() {
    SplittableRandom random = new SplittableRandom(32);
    Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
    for (int i = 0; i < ESTATES; i++) {
      EstateText estate = Blur.some(RandomEstate.of(random), random.nextInt(4), random);
      Collection<Packet> packets = new SamplePackets(estate, random).some(60);
      PacketOracle oracle = Agreement.oracle(estate);
      packets.forEach(packet -> seen.merge(oracle.anywhere(packet), 1, Integer::sum));
    }

    assertThat(seen.get(Verdict.YES)).isGreaterThan(300);
    assertThat(seen.get(Verdict.MAYBE)).isGreaterThan(150);
    assertThat(seen.get(Verdict.NO)).isGreaterThan(2_000);
  }
}
