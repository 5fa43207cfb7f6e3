package dev.ringfence.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.expression.Truth;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns and paths of control files, on text that nobody vouches for. */
class SearchTest {
  @Test
  void given_a_pattern_that_takes_for_ever_then_nothing_is_decided() {
    assertThat(Search.in("a".repeat(900), Pattern.compile("a*a*a*a*a*b"))).isEqualTo(Truth.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)*b", "([a-z]+)*!"})
  void given_groups_that_repeat_in_a_long_text_then_nothing_is_decided(String pattern) {
    assertThat(Search.in("a".repeat(40_000), Pattern.compile(pattern))).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void given_a_match_across_what_is_not_known_then_it_may_be_none() {
    String text = "{\"Action\":" + JsonForm.UNKNOWN + ",\"Resource\":\"*\"}";

    assertThat(Search.in(text, Pattern.compile("Action.*Resource"))).isEqualTo(Truth.UNKNOWN);
    assertThat(Search.in(text, Pattern.compile("\"Resource\":\"\\*\""))).isEqualTo(Truth.TRUE);
    assertThat(Search.in(text, Pattern.compile("Effect"))).isEqualTo(Truth.UNKNOWN);
    assertThat(Search.in("{}", Pattern.compile("Effect"))).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "a, a",
    "a.b-c.d_e, 'a,b-c,d_e'",
    "'a.b[\"x.y/z\"].c', 'a,b,x.y/z,c'",
    "a[0].b, 'a,0,b'",
    "a[*], 'a,*'"
  })
  void given_a_path_then_it_has_these_steps(String path, String steps) {
    assertThat(AttributePath.of(path).orElseThrow().steps()).containsExactly(steps.split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "a.", "a..b", "a b", "a[b]", "a[\"b\"", "[]"})
  void given_no_path_then_there_is_none(String text) {
    assertThat(AttributePath.of(text)).isEmpty();
  }
}
