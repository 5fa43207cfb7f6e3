package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** However many threads work on a boundary, the answer is the one that a single thread finds. */
class SideBySideTest {
  private static final int NETWORKS = 24;

  /** Networks around one, so that what the group in the middle remembers has an entry of each. */
  private static EstateText hub(int networks) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        vpc h cidrs=10.0.0.0/16
        subnet hs vpc=h cidrs=10.0.1.0/24 table=ht
        group hg vpc=h
        permit hg direction=egress traffic=all peer=0.0.0.0/0
        """);
    for (int i = 0; i < 8; i++) {
      text.append("interface h" + i + " subnet=hs at=10.0.1.1" + i + " groups=hg zone=hub\n");
    }
    for (int i = 1; i <= networks; i++) {
      String block = "10." + i + ".0.0/16";
      text.append("vpc v" + i + " cidrs=" + block + "\n");
      text.append("subnet s" + i + " vpc=v" + i + " cidrs=10." + i + ".1.0/24 table=t" + i + "\n");
      text.append("group g" + i + " vpc=v" + i + "\n");
      text.append("permit g" + i + " direction=egress traffic=all peer=10.0.0.0/16\n");
      text.append("permit g" + i + " direction=ingress traffic=tcp:" + i + " peer=10.0.0.0/16\n");
      text.append("permit hg direction=ingress traffic=tcp:" + i + " peer=" + block + "\n");
      text.append(
          "interface i"
              + i
              + " subnet=s"
              + i
              + " at=10."
              + i
              + ".1.5 groups=g"
              + i
              + " zone=rim\n");
      text.append("peering p" + i + " requester=h accepter=v" + i + "\n");
      text.append("route ht to=" + block + " via=peering/p" + i + "\n");
      text.append("route t" + i + " to=10.0.0.0/16 via=peering/p" + i + "\n");
    }
    return EstateText.of(text.toString());
  }

  private static List<List<BoundaryFlows.Way>> answers(EstateText estate) {
    FlowAnalysis analysis = FlowAnalysis.of(estate.network(), estate.zoning());
    List<List<BoundaryFlows.Way>> answers = new ArrayList<>();
    analysis.boundaries().forEach(boundary -> answers.add(analysis.between(boundary).ways()));
    return answers;
  }

  private static <T> T on(int threads, Callable<T> work)
      throws InterruptedException, ExecutionException {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(work).get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void given_many_threads_then_the_answer_of_one() throws Exception {
    EstateText estate = hub(NETWORKS);
    List<List<BoundaryFlows.Way>> alone = on(1, () -> answers(estate));

    assertThat(alone).anySatisfy(ways -> assertThat(ways).hasSize(NETWORKS));
    for (int round = 0; round < 5; round++) {
      assertThat(on(8, () -> answers(estate))).isEqualTo(alone);
    }
  }

  /** A table that grows when it is read, as the plain one does, fails here within a few rounds. */
  @Test
  void given_many_threads_that_ask_one_group_then_each_gets_the_answer_of_one() throws Exception {
    EstateText estate = hub(NETWORKS);
    List<Far> fars = fars(estate);
    List<Span> alone = fars.stream().map(middle(estate)::receiving).toList();

    for (int round = 0; round < 200; round++) {
      Group asked = middle(estate);
      List<Span> answers = on(8, () -> fars.parallelStream().map(asked::receiving).toList());
      assertThat(answers).isEqualTo(alone);
    }
  }

  private static Group middle(EstateText estate) {
    return new Population(estate.network(), estate.zoning()).groups("hub").iterator().next();
  }

  private static List<Far> fars(EstateText estate) {
    List<Far> each =
        new Population(estate.network(), estate.zoning())
            .topology()
            .segments()
            .map(segment -> Far.of(segment, References.RESOLVED))
            .toList();
    return Collections.nCopies(8, each).stream().flatMap(List::stream).toList();
  }
}
