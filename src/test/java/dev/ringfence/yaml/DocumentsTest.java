package dev.ringfence.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final String SIGNS = ":-[]{}&*!|>'\"%@`#,?\t\n \\\u0000<";

  @Test
  void given_three_documents_then_each_knows_its_line() {
    List<Document> documents = Documents.of("# head\na: 1\n---\n\nb:\n  - x\n--- \nc: {d: 4}\n");

    assertThat(documents).hasSize(3);
    assertThat(mapping(documents.get(1)).value("b").orElseThrow().line()).isEqualTo(6);
    assertThat(mapping(documents.get(2)).entries().get("c").line()).isEqualTo(8);
  }

  @Test
  void given_a_mistake_in_one_document_then_the_others_are_read() {
    List<Document> documents = Documents.of("a: 1\n---\nb: [1\n---\nc: 3\n");

    assertThat(documents.get(0).root()).isPresent();
    assertThat(documents.get(1).problem().orElseThrow().line()).isBetween(3, 4);
    assertThat(mapping(documents.get(2)).text("c")).contains("3");
  }

  @Test
  void given_a_tab_or_a_name_twice_then_line_and_reason_are_told() {
    assertThat(problem("a:\n\tb: 1\n"))
        .isEqualTo(new Document.Problem(2, "a tab in the indentation"));
    assertThat(problem("a: 1\nb: 2\na: 3\n"))
        .isEqualTo(new Document.Problem(3, "a name stands here for the second time"));
    assertThat(problem("a: \u0001\n").message()).contains("U+0001");
  }

  @Test
  void given_aliases_that_unfold_or_circle_then_the_document_is_refused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(10)).append("x]\n");
    }
    assertThat(problem(bomb.toString()).message()).contains("unfolds to more than");
    assertThat(problem("a: &a [*a]\n").message()).contains("inside what it names");
    assertThat(problem("[".repeat(500)).message()).contains("deep");
  }

  @Test
  void given_merge_keys_then_own_names_win() {
    Node.Mapping root =
        mapping(Documents.of("base: &b {x: 1, y: 2}\nmade:\n  <<: *b\n  y: 3\n").get(0));

    Node.Mapping made = (Node.Mapping) root.value("made").orElseThrow();
    assertThat(made.text("x")).contains("1");
    assertThat(made.text("y")).contains("3");
  }

  @Test
  void given_characters_beyond_the_basic_plane_then_offsets_are_those_of_the_text() {
    String text = "a: \uD83D\uDE00\nb: &x |\n  line\n  more\nc: 'q'\n";

    Node.Mapping root = mapping(Documents.of(text).get(0));
    Node.Scalar block = (Node.Scalar) root.value("b").orElseThrow();
    Node.Scalar quoted = (Node.Scalar) root.value("c").orElseThrow();
    assertThat(text.substring(block.from(), block.to())).startsWith("|").contains("more");
    assertThat(text.substring(quoted.from(), quoted.to())).isEqualTo("'q'");
  }

  @Test
  void given_ten_thousand_torn_texts_seed_61_then_each_ends_in_documents() {
    String whole =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: \"a\", labels: &l {x: 'y'}}\n"
            + "spec:\n  containers:\n  - name: c\n    args: [\"-v\", *l]\n    env: |\n      x\n---\n{}\n";
    Random random = new Random(61);
    int problems = 0;
    for (int i = 0; i < 10_000; i++) {
      StringBuilder torn = new StringBuilder(whole);
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(torn.length());
        char with = SIGNS.charAt(random.nextInt(SIGNS.length()));
        torn.replace(at, Math.min(torn.length(), at + random.nextInt(3)), String.valueOf(with));
      }
      for (Document document : Documents.of(torn.toString())) {
        problems += document.problem().isPresent() ? 1 : 0;
        assertThat(document.root().isPresent()).isNotEqualTo(document.problem().isPresent());
      }
    }
    assertThat(problems).isGreaterThan(1_000);
  }

  private static Node.Mapping mapping(Document document) {
    return (Node.Mapping) document.root().orElseThrow();
  }

  private static Document.Problem problem(String text) {
    return Documents.of(text).get(0).problem().orElseThrow();
  }
}
