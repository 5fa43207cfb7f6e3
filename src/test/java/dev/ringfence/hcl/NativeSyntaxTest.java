package dev.ringfence.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeSyntaxTest {
  static Expression expression(String text) {
    return NativeSyntax.expression("x", text, Limits.STANDARD)
        .fold(
            NativeSyntax.Parsed.Whole::expression,
            refused -> {
              throw new AssertionError(refused.problem().display() + "\n" + text);
            });
  }

  private static HclFile file(String text) {
    return NativeSyntax.parse("main.tf", text, Limits.STANDARD);
  }

  private static String shape(String text) {
    HclFile file = file(text);
    assertThat(file.problems()).isEmpty();
    return Shapes.of(file.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 2 * 3 - 4 | (SUBTRACT (ADD 1 (MULTIPLY 2 3)) 4)",
        "!a.b == c && d | (AND (EQUAL (NOT (. a b)) c) d)",
        "-a[0] | (NEGATE (Index a 0))",
        "a ? b : c ? d : e | (Conditional a b (Conditional c d e))",
        "a.*.b.c[0] | (Index (Splat a (. (. (SplatElement) b) c)) 0)",
        "a[*].b[0].c | (Splat a (. (Index (. (SplatElement) b) 0) c))",
        "a.0.1.b | (. (Index (Index a 0) 1) b)",
        "f(a, b...) | (f a b ...)",
        "provider::aws::arn_parse(x,) | (provider::aws::arn_parse x)",
        "{a = 1, (b) = 2, \"c\" : 3} | (ObjectConstructor 'a' 1 (Parentheses b) 2 (Template 'c')"
            + " 3)",
        "[for k, v in m : v if v != null] | (for k v m - v false (NOT_EQUAL v (NullLiteral)))",
        "{for v in m : v.k => v...} | (for - v m (. v k) v true -)",
        "\"a${ b ~}  c\" | (Template 'a' b 'c')",
        "\"a  ${~ b }  c\" | (Template 'a' b '  c')",
        "\"$${a} %%{b} $$ $a\" | (Template '${a} %{b} $$ $a')",
        "\"%{ if a }x%{ else }y%{ endif }\" |"
            + " (Template (TemplateCondition a (Template 'x') (Template 'y')))",
        "\"\\u00e9\\U0001F600\\n\" | (Template 'é😀\\n')",
        "1.5e3 | 1500",
      })
  void given_an_expression_its_tree_is(String text, String expected) {
    assertThat(Shapes.of(expression(text))).isEqualTo(expected);
  }

  @Test
  void given_parentheses_lines_may_end_anywhere_in_them() {
    assertThat(Shapes.of(expression("f((a\n+\nb),\n)"))).isEqualTo("(f (Parentheses (ADD a b)))");
  }

  @Test
  void given_an_indented_heredoc_the_least_indent_goes_and_blank_lines_do_not_count() {
    String text = "a = <<-EOT\n    one\n\n      two ${x}\n   EOT\nb = <<E\n  EOTX\n  E\n";

    assertThat(shape(text))
        .isEqualTo("a=(Template 'one\\n' '\\n' '  two ' x '\\n');b=(Template '  EOTX\\n');");
  }

  @Test
  void given_comments_of_every_sort_the_rest_is_read() {
    String text =
        "# one\n// two\n/* three\n four */ a = 1 # five\nb {} // six\nc { d = [1, # seven\n 2] }\n";

    assertThat(shape(text)).isEqualTo("a=1;b[]{}c[]{d=(TupleConstructor 1 2);}");
  }

  @Test
  void given_a_node_its_range_names_line_and_column() {
    HclFile file = file("resource \"aws_vpc\" \"main\" {\r\n  cidr = var.x\r\n}\r\n");

    Block block = file.body().blocks().get(0);
    assertThat(block.header()).isEqualTo(new SourceRange("main.tf", 1, 1, 1, 26));
    assertThat(block.body().attributes().get(0).expression().range())
        .isEqualTo(new SourceRange("main.tf", 2, 10, 2, 15));
  }

  @Test
  void given_a_block_that_cannot_be_read_the_others_are() {
    HclFile file =
        file(
            "resource \"a\" \"one\" {\n  x = 1\n}\nresource \"a\" \"two\" {\n  x = = 2\n}\n"
                + "resource \"a\" \"three\" {\n  y {\n}\nresource \"a\" \"four\" {\n  x = 4\n}\n");

    assertThat(file.body().blocks())
        .extracting(Block::labels)
        .containsExactly(List.of("a", "one"), List.of("a", "four"));
    assertThat(file.problems())
        .extracting(SyntaxProblem::display)
        .containsExactly(
            "main.tf:5:7: found '=', expected an expression",
            "main.tf:7:1: no '}' ends this block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1 b = 2",
        "a = 1\na = 2\n",
        "a = \"x",
        "a = \"x\ny\"",
        "a = <<EOT\nx\n",
        "a = <<EOT\nx\nEOT",
        "a = 10.0.0.0",
        "a = 1e999999999",
        "a = \"\\q\"",
        "a = \"\\uD80\"",
        "a = \"%{if x}\"",
        "a = \"%{endif}\"",
        "a = \"${x\"",
        "a = [1 2]",
        "a = {b 1}",
        "a {b = 1 c = 2}",
        "a {b {}}",
        "a \"${x}\" {}",
        "a = b.",
        "a = b[",
        "a = (1",
        "a = f(1",
        "a = [for x : x]",
        "a = [for x in y : x => x]",
        "a = x & y",
        "a = 'x'",
        "/* a",
        "\u0000",
      })
  void given_text_that_is_not_of_the_language_it_is_a_problem(String text) {
    assertThat(file(text).isWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "(", "{a=", "!", "-", "\"${", "a ? ", "f(", "b {\n", "a[*]", "[for x in "})
  void given_deep_nesting_it_is_a_problem_and_no_overflow(String opening) {
    String prefix = opening.startsWith("b") ? "" : opening.equals("a[*]") ? "a = a" : "a = ";
    String deep = prefix + (opening.equals("a[*]") ? "[*]" : opening).repeat(100_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(file(deep).isWhole()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {" + 1", ".a", "[0]", "[*]", " && x"})
  void given_a_chain_beyond_the_limit_it_is_a_problem(String step) {
    assertThat(file("a = x" + step.repeat(50_000)).isWhole()).isFalse();
    assertThat(file("a = x" + step.repeat(100)).isWhole()).isTrue();
  }

  @Test
  void given_a_file_beyond_the_limit_nothing_of_it_is_read() {
    HclFile file = NativeSyntax.parse("big.tf", "a = 1\n".repeat(100), new Limits(100, 10, 3));

    assertThat(file.body().attributes()).isEmpty();
    assertThat(file.problems()).hasSize(1);
  }

  @Test
  void given_problem_after_problem_reading_gives_up() {
    HclFile file = file("a {\n".repeat(5000));

    assertThat(file.problems()).hasSize(Limits.STANDARD.problems() + 1);
  }
}
