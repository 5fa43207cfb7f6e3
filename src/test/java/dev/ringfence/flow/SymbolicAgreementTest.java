package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.ringfence.flow.Agreement.Difference;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random estates: the symbolic answer equals the one that is found packet by packet. */
class SymbolicAgreementTest {
  private static final int ESTATES = Integer.getInteger("ringfence.estates", 100);
  private static final int FIRST_SEED = Integer.getInteger("ringfence.firstSeed", 1);
  private static final int PACKETS = 80;

  /** Seeds run from 1 to the number of estates, {@code -Dringfence.estates}. */
  @Test
  void given_random_estates_then_symbolic_and_packet_by_packet_answers_are_equal() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + ESTATES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EstateText estate = estate(random);
      Collection<Packet> packets = new SamplePackets(estate, random).some(PACKETS);

      Optional<Difference> difference = new Agreement(estate).first(packets);

      if (difference.isPresent()) {
        fail("seed " + seed + "\n" + smallest(estate, difference.get()));
      }
    }
    System.out.println(ESTATES + " random estates, " + PACKETS + " packets each: no difference");
  }

  @Test
  void given_random_estates_then_a_fact_turned_unknown_only_moves_the_bounds_apart() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + ESTATES; seed++) {
      SplittableRandom random = new SplittableRandom(1_000_000L + seed);
      EstateText estate = estate(random);
      EstateText blurred = Blur.one(estate, random);
      FlowAnalysis sharp = FlowAnalysis.of(estate.network(), estate.zoning());
      FlowAnalysis dull = FlowAnalysis.of(blurred.network(), blurred.zoning());

      for (Boundary boundary : estate.boundaries()) {
        BoundaryFlows before = sharp.between(boundary);
        BoundaryFlows after = dull.between(boundary);

        String given = "seed " + seed + ", " + boundary + "\n" + changed(estate, blurred);
        assertThat(before.possible().containsAll(before.certain())).as(given).isTrue();
        assertThat(before.certain().containsAll(after.certain())).as(given).isTrue();
        assertThat(after.possible().containsAll(before.possible())).as(given).isTrue();
      }
    }
  }

  @Test
  void given_random_estates_then_the_lines_of_a_boundary_are_what_may_pass_it() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + Math.max(1, ESTATES / 10); seed++) {
      EstateText estate = estate(new SplittableRandom(2_000_000L + seed));
      FlowAnalysis flows = FlowAnalysis.of(estate.network(), estate.zoning());

      for (Boundary boundary : estate.boundaries()) {
        Packets listed =
            Packets.unionOf(
                flows.flows(boundary).stream().map(line -> line.box().packets()).toList());

        String given = "seed " + seed + ", " + boundary + "\n" + estate;
        assertThat(listed).as(given).isEqualTo(flows.between(boundary).possible());
      }
    }
  }

  private static EstateText estate(SplittableRandom random) {
    EstateText estate = RandomEstate.of(random);
    return random.nextBoolean() ? estate : Blur.some(estate, random.nextInt(1, 5), random);
  }

  /** The estate without every line that the difference does not need. */
  private static String smallest(EstateText estate, Difference difference) {
    EstateText small = estate;
    for (int line = small.lines().size() - 1; line >= 0; line--) {
      EstateText smaller = small.without(line);
      if (differs(smaller, difference.packet()).equals(Optional.of(difference))) {
        small = smaller;
      }
    }
    return small + "\n\n" + difference;
  }

  private static Optional<Difference> differs(EstateText estate, Packet packet) {
    try {
      return new Agreement(estate).first(List.of(packet));
    } catch (RuntimeException broken) {
      // Something that other lines need is gone.
      return Optional.empty();
    }
  }

  private static String changed(EstateText estate, EstateText blurred) {
    StringBuilder text = new StringBuilder(blurred + "\n\nchanged:\n");
    for (int i = 0; i < estate.lines().size(); i++) {
      if (!estate.lines().get(i).equals(blurred.lines().get(i))) {
        text.append(estate.lines().get(i)).append("\n").append(blurred.lines().get(i));
      }
    }
    return text.toString();
  }
}
