package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Parameters;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every expression and subject. */
class LawsTest {
  private static final int EXPRESSIONS = 400;
  private static final CelExpressionCompiler COMPILER = new CelExpressionCompiler();

  private static Expression compile(String text) {
    return COMPILER.compile(text, Kind.FILTER, Parameters.NONE);
  }

  /** Whether the path is a list in which one of the others lies. */
  private static boolean holds(String path, Set<String> others) {
    return others.stream().anyMatch(other -> other.startsWith(path + "["));
  }

  @Test
  void given_more_unknown_facts_then_an_answer_stays_or_becomes_unknown_seed_1() {
    SplittableRandom random = new SplittableRandom(1);
    RandomExpressions expressions = new RandomExpressions(random, false);
    RandomFilters filters = new RandomFilters(random);
    Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.next();
      Expression expression = compile(text);
      Filter filter = filters.next();
      Truth before = expression.decide(filter).truth();
      for (int step = 0; step < 4; step++) {
        Filter less = Masking.mask(filter, path -> random.nextInt(8) == 0);

        Truth after = expression.decide(less).truth();

        if (after != Truth.UNKNOWN) {
          assertThat(after).as(text).isEqualTo(before);
        }
        seen.merge(after, 1, Integer::sum);
        filter = less;
        before = after;
      }
    }
    assertThat(seen.values()).hasSize(3).allMatch(count -> count > 200);
  }

  @Test
  void given_the_cited_facts_alone_then_the_answer_is_the_same_and_each_is_needed_seed_2() {
    SplittableRandom random = new SplittableRandom(2);
    RandomExpressions expressions = new RandomExpressions(random, false);
    RandomFilters filters = new RandomFilters(random);
    int definite = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.next();
      Expression expression = compile(text);
      Filter filter = Masking.mask(filters.next(), path -> random.nextInt(12) == 0);
      Decision decision = expression.decide(filter);
      if (decision.truth() == Truth.UNKNOWN) {
        continue;
      }
      definite++;
      Set<String> cited =
          decision.readings().stream().map(Reading::path).collect(Collectors.toSet());

      Filter alone = Masking.mask(filter, path -> !cited.contains(path) && !holds(path, cited));

      assertThat(expression.decide(alone).truth()).as(text).isEqualTo(decision.truth());
      for (String path : cited) {
        Filter without = Masking.mask(alone, other -> other.equals(path));
        assertThat(expression.decide(without).truth())
            .as(text + " without " + path)
            .isEqualTo(Truth.UNKNOWN);
      }
    }
    assertThat(definite).isGreaterThan(EXPRESSIONS / 2);
  }

  @Test
  void given_an_unknown_answer_then_the_cited_facts_are_unknown_and_others_do_not_help_seed_3() {
    SplittableRandom random = new SplittableRandom(3);
    RandomExpressions expressions = new RandomExpressions(random, false);
    RandomFilters filters = new RandomFilters(random);
    int unknown = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.next();
      Expression expression = compile(text);
      Filter known = filters.next();
      Set<String> masked =
          Masking.paths(known).stream()
              .filter(path -> random.nextInt(6) == 0)
              .collect(Collectors.toSet());
      Decision decision = expression.decide(Masking.mask(known, masked::contains));
      if (decision.truth() != Truth.UNKNOWN) {
        continue;
      }
      unknown++;
      List<Reading> readings = decision.readings();

      assertThat(readings).as(text).isNotEmpty().noneMatch(Reading::isKnown);
      Set<String> cited = readings.stream().map(Reading::path).collect(Collectors.toSet());
      assertThat(masked)
          .as(text)
          .containsAll(cited.stream().filter(p -> !p.contains(" ")).toList());
      Truth stillMasked = expression.decide(Masking.mask(known, cited::contains)).truth();
      assertThat(stillMasked).as(text).isEqualTo(Truth.UNKNOWN);
    }
    assertThat(unknown).isGreaterThan(EXPRESSIONS / 6);
  }
}
