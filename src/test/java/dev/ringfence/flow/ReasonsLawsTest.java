package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random estates: whatever is said has its reason, and the reason leads back to the evidence.
 *
 * <p>Known not to hold of seed 529, a balancer that reaches itself over a NAT gateway by one of two
 * routes for one block: the port of the packet that is shown is not the one the gateway would take.
 */
class ReasonsLawsTest {
  private static final int ESTATES = Integer.getInteger("ringfence.estates", 100);
  private static final int FIRST_SEED = Integer.getInteger("ringfence.firstSeed", 1);
  private static final int PACKETS = 20;

  @Test
  void given_random_estates_then_every_answer_has_its_reasons() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + ESTATES; seed++) {
      SplittableRandom random = new SplittableRandom(3_000_000L + seed);
      EstateText sharp = RandomEstate.of(random);
      EstateText estate =
          random.nextBoolean() ? sharp : Blur.some(sharp, random.nextInt(1, 5), random);
      Reasons reasons = new Reasons(estate, "seed " + seed);
      for (Packet packet : new SamplePackets(estate, random).some(PACKETS)) {
        reasons.requireOf(packet);
      }
      reasons.requireOfBoundaries();
    }
  }
}
