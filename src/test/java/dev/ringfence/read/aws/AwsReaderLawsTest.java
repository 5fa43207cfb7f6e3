package dev.ringfence.read.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Resource;
import dev.ringfence.read.aws.ExportedEstate.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AwsReaderLawsTest {
  private static final ExportedEstate SAMPLE =
      ExportedEstate.ofPeriod(Path.of("src/samples/three-tier-aws/2026-10/exports"));
  private static final ExportedEstate SHARED = SharedNetwork.estate();

  @Test
  void given_the_answers_in_another_order_then_the_network_is_the_same_seed_20261122() {
    SplittableRandom random = new SplittableRandom(20261122);
    NetworkModel expected = SAMPLE.read();

    for (int i = 0; i < 5; i++) {
      assertThat(new ExportedEstate(shuffled(SAMPLE.answers(), random), SAMPLE.gaps()).read())
          .isEqualTo(expected);
    }
  }

  @TestFactory
  Stream<DynamicTest> given_an_answer_less_then_no_known_fact_becomes_another() {
    return Stream.of(SAMPLE, SHARED)
        .flatMap(
            estate -> {
              NetworkModel whole = estate.read();
              return estate.answers().stream()
                  .map(
                      answer ->
                          DynamicTest.dynamicTest(
                              answer.path(), () -> assertLess(estate, whole, answer)));
            });
  }

  private static void assertLess(ExportedEstate estate, NetworkModel whole, Answer answer) {
    NetworkModel less = estate.without(answer).read();

    assertThat(FactComparison.contradictions(whole, less)).isEmpty();
    assertThat(less.resources().stream().map(Resource::id))
        .isSubsetOf(whole.resources().stream().map(Resource::id).toList());
  }

  @Test
  void given_the_sample_estate_then_every_id_is_used_once() {
    List<String> ids = SAMPLE.read().resources().stream().map(Resource::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  private static List<Answer> shuffled(List<Answer> answers, SplittableRandom random) {
    List<Answer> shuffled = new ArrayList<>(answers);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Answer swapped = shuffled.get(i);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, swapped);
    }
    return shuffled;
  }
}
