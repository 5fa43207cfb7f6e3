package dev.ringfence.read.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random clusters: what the analysis says of a packet is what an interpreter says that walks the
 * policies pod by pod, after the text of the API reference.
 */
class ClusterAgreementTest {
  private static final int CLUSTERS = Integer.getInteger("ringfence.clusters", 60);
  private static final int QUESTIONS = 25;

  /** Seeds run from 1 to the number of clusters, {@code -Dringfence.clusters}. */
  @Test
  void given_random_clusters_then_symbolic_and_pod_by_pod_answers_are_equal() {
    List<String> verdicts = new ArrayList<>();
    for (int seed = 1; seed <= CLUSTERS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomCluster cluster = RandomCluster.of(random);
      ClusterQuestions questions = new ClusterQuestions(cluster.text());
      for (int i = 0; i < QUESTIONS; i++) {
        String question = cluster.question(random);
        String expected = new PodOracle(cluster).verdict(question);

        assertThat(questions.verdict(question))
            .as("seed %d, %s\n%s", seed, question, String.join("---\n", cluster.text().documents()))
            .isEqualTo(expected);
        verdicts.add(expected);
      }
    }
    // Neither side may be right by saying always the same.
    assertThat(verdicts).contains("permitted", "denied", "inconclusive");
    assertThat(verdicts.stream().filter("permitted"::equals).count())
        .isBetween(verdicts.size() / 10L, verdicts.size() * 9L / 10);
  }

  /** Seeds run from 1 to the number of clusters, {@code -Dringfence.clusters}. */
  @Test
  void given_random_admin_policies_then_symbolic_and_packet_by_packet_answers_are_equal() {
    List<String> verdicts = new ArrayList<>();
    for (int seed = 1; seed <= CLUSTERS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomAdmins admins = RandomAdmins.of(random);
      ClusterQuestions questions = new ClusterQuestions(admins.text());
      for (int i = 0; i < QUESTIONS; i++) {
        String question = admins.cluster().question(random);
        String expected = new AdminOracle(admins).verdict(question);

        assertThat(questions.verdict(question))
            .as("seed %d, %s\n%s", seed, question, String.join("---\n", admins.text().documents()))
            .isEqualTo(expected);
        verdicts.add(expected);
      }
    }
    assertThat(verdicts).contains("permitted", "denied", "inconclusive");
    assertThat(verdicts.stream().filter("permitted"::equals).count())
        .isBetween(verdicts.size() / 10L, verdicts.size() * 9L / 10);
  }

  /** Seeds run from 1 to the number of clusters, {@code -Dringfence.clusters}. */
  @Test
  void given_random_policies_of_cilium_then_symbolic_and_rule_by_rule_answers_are_equal() {
    List<String> verdicts = new ArrayList<>();
    for (int seed = 1; seed <= CLUSTERS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomCilium cilium = RandomCilium.of(random);
      ClusterQuestions questions = new ClusterQuestions(cilium.text());
      for (int i = 0; i < QUESTIONS; i++) {
        String question = cilium.cluster().question(random);
        String expected = new CiliumOracle(cilium).verdict(question);

        assertThat(questions.verdict(question))
            .as("seed %d, %s\n%s", seed, question, String.join("---\n", cilium.text().documents()))
            .isEqualTo(expected);
        verdicts.add(expected);
      }
    }
    assertThat(verdicts).contains("permitted", "denied", "inconclusive");
    assertThat(verdicts.stream().filter("permitted"::equals).count())
        .isBetween(verdicts.size() / 10L, verdicts.size() * 9L / 10);
  }
}
