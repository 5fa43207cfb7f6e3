package dev.ringfence.read.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Random clusters: what the analysis says of a packet is what an interpreter says that walks the
 * policies pod by pod, after the text of the API reference.
 */
class ClusterAgreementTest {
  private static final int CLUSTERS = Integer.getInteger("ringfence.clusters", 60);
  private static final int QUESTIONS = 25;

  /**
   * A cluster made by chance.
   *
   * @param question asks of a packet in it
   * @param oracle answers without the analysis
   */
  private record Given(
      ClusterText text,
      Function<SplittableRandom, String> question,
      UnaryOperator<String> oracle) {}

  @Test
  void given_random_clusters_then_symbolic_and_pod_by_pod_answers_are_equal() {
    agree(
        random -> {
          RandomCluster cluster = RandomCluster.of(random);
          return new Given(
              cluster.text(), cluster::question, asked -> new PodOracle(cluster).verdict(asked));
        });
  }

  @Test
  void given_random_admin_policies_then_symbolic_and_packet_by_packet_answers_are_equal() {
    agree(
        random -> {
          RandomAdmins admins = RandomAdmins.of(random);
          return new Given(
              admins.text(),
              admins.cluster()::question,
              asked -> new AdminOracle(admins).verdict(asked));
        });
  }

  @Test
  void given_random_policies_of_cilium_then_symbolic_and_rule_by_rule_answers_are_equal() {
    agree(
        random -> {
          RandomCilium cilium = RandomCilium.of(random);
          return new Given(
              cilium.text(),
              cilium.cluster()::question,
              asked -> new CiliumOracle(cilium).verdict(asked));
        });
  }

  /** Seeds run from 1 to the number of clusters, {@code -Dringfence.clusters}. */
  private static void agree(Function<SplittableRandom, Given> clusters) {
    List<String> verdicts = new ArrayList<>();
    for (int seed = 1; seed <= CLUSTERS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Given given = clusters.apply(random);
      ClusterQuestions questions = new ClusterQuestions(given.text());
      for (int i = 0; i < QUESTIONS; i++) {
        String question = given.question().apply(random);
        String expected = given.oracle().apply(question);

        assertThat(questions.verdict(question))
            .as("seed %d, %s\n%s", seed, question, String.join("---\n", given.text().documents()))
            .isEqualTo(expected);
        verdicts.add(expected);
      }
    }
    // Neither side may be right by saying always the same.
    assertThat(verdicts).contains("permitted", "denied", "inconclusive");
    assertThat(verdicts.stream().filter("permitted"::equals).count())
        .isBetween(verdicts.size() / 10L, verdicts.size() * 9L / 10);
  }
}
