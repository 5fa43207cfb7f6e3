package dev.ringfence.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
  private static final Map<String, Integer> BLOCKS =
      Map.of("resource", 2, "locals", 0, "variable", 1);

  private static HclFile file(String text) {
    return JsonSyntax.parse("main.tf.json", text, BLOCKS, Limits.STANDARD);
  }

  @Test
  void given_objects_and_lists_of_objects_both_are_blocks() {
    HclFile file =
        file(
            """
            {"//": "why", "resource": {"aws_vpc": {"a": {"cidr_block": "${var.x}", "//": 1},
              "b": [{"tags": {"Name": "b-$${x}"}}, {"n": [1, true, null]}]}},
             "locals": [{"x": "a\\n"}]}
            """);

    assertThat(file.problems()).isEmpty();
    assertThat(Shapes.of(file.body()))
        .isEqualTo(
            "resource[aws_vpc, a]{cidr_block=(Template (. var x));}"
                + "resource[aws_vpc, b]{tags=(ObjectConstructor (Template 'Name')"
                + " (Template 'b-${x}'));}"
                + "resource[aws_vpc, b]{n=(TupleConstructor 1 true (NullLiteral));}"
                + "locals[]{x=(Template 'a\\n');}");
  }

  @Test
  void given_a_value_its_line_is_known_even_inside_a_template() {
    HclFile file = file("{\n \"locals\": {\n  \"x\": \"\\t${a}\"}}");

    Expression.Template x =
        (Expression.Template) file.body().blocks().get(0).body().attributes().get(0).expression();
    assertThat(x.parts().get(1).range().line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "{\"a\"}",
        "{\"a\": 01}",
        "{\"a\": .5}",
        "{\"a\": \"\\x\"}",
        "{} {}",
        "3",
        "{\"a\": \"${\"}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": tru}",
        "{\"a\": 1,}",
        "{\"locals\": 3}"
      })
  void given_text_that_cannot_be_read_it_is_a_problem(String text) {
    assertThat(file(text).isWhole()).isFalse();
  }

  @Test
  void given_deep_nesting_it_is_a_problem_and_no_overflow() {
    assertThat(file("{\"a\": " + "[".repeat(100_000)).isWhole()).isFalse();
    assertThat(file("{\"a\": ".repeat(100_000)).isWhole()).isFalse();
  }
}
