package dev.ringfence.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("title", "severity", "regulatory_mapping");

  @Test
  void given_two_swapped_letters_the_word_meant_is_nearest() {
    assertThat(Nearest.to("tilte", NAMES)).contains("title");
  }

  @Test
  void given_another_separator_and_case_the_word_meant_is_nearest() {
    assertThat(Nearest.to("Regulatory-Mapping", NAMES)).contains("regulatory_mapping");
  }

  @Test
  void given_a_word_of_its_own_nothing_is_nearest() {
    assertThat(Nearest.to("owner", NAMES)).isEmpty();
  }

  @Test
  void given_no_candidates_the_hint_still_reads() {
    assertThat(Nearest.hint("owner", List.of())).isEqualTo("; allowed are none");
  }

  @Test
  void given_a_swap_an_insertion_and_a_replacement_each_costs_one() {
    assertThat(Nearest.edits("abcd", "bacd")).isEqualTo(1);
    assertThat(Nearest.edits("abcd", "abxcd")).isEqualTo(1);
    assertThat(Nearest.edits("abcd", "abxd")).isEqualTo(1);
    assertThat(Nearest.edits("", "abc")).isEqualTo(3);
  }
}
