package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  /** True if one of some random sets of facts is seen: the general monotone statement. */
  private static Predicate<BitSet> statement(SplittableRandom random, int count) {
    List<BitSet> sufficient = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      BitSet set = new BitSet();
      random.ints(random.nextInt(6), 0, count).forEach(set::set);
      sufficient.add(set);
    }
    return seen ->
        sufficient.stream()
            .anyMatch(
                set -> {
                  BitSet missing = (BitSet) set.clone();
                  missing.andNot(seen);
                  return missing.isEmpty();
                });
  }

  @Test
  void given_any_statement_then_halving_finds_what_masking_singly_finds_seed_7() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      int count = 1 + random.nextInt(70);
      Explanation explanation = new Explanation(statement(random, count));

      assertThat(explanation.byHalves(count)).isEqualTo(explanation.singly(count));
    }
  }

  @Test
  void given_any_statement_then_the_facts_suffice_and_none_can_be_left_out_seed_8() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 2_000; round++) {
      int count = 1 + random.nextInt(70);
      Predicate<BitSet> statement = statement(random, count);

      BitSet found = new Explanation(statement).among(count);

      assertThat(statement.test(found)).isTrue();
      found.stream()
          .forEach(
              number -> {
                BitSet less = (BitSet) found.clone();
                less.clear(number);
                assertThat(statement.test(less)).isFalse();
              });
    }
  }

  @Test
  void given_three_needed_facts_among_a_thousand_then_few_evaluations_do() {
    AtomicInteger evaluations = new AtomicInteger();
    Explanation explanation =
        new Explanation(
            seen -> {
              evaluations.incrementAndGet();
              return seen.get(17) && seen.get(500) && seen.get(999);
            });

    BitSet found = explanation.among(1_000);

    assertThat(found.stream().boxed()).containsExactly(17, 500, 999);
    assertThat(evaluations).hasValueLessThan(80);
  }

  @Test
  void given_a_statement_that_needs_nothing_then_nothing_is_found() {
    assertThat(new Explanation(seen -> true).among(100).isEmpty()).isTrue();
    assertThat(new Explanation(seen -> true).among(0).isEmpty()).isTrue();
  }
}
