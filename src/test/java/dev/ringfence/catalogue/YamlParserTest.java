package dev.ringfence.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlParserTest {
  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private Yaml parse(String text) {
    folder.with("f.yaml", text);
    Problems problems = new Problems();
    Optional<Yaml> yaml =
        SourceFile.read(folder.file("f.yaml"), "f.yaml", problems)
            .flatMap(file -> YamlParser.parse(file, problems));
    problems.orElseThrow();
    return yaml.orElseThrow();
  }

  private List<String> problems(String text) {
    return folder.problemsOf(() -> parse(text));
  }

  private static Yaml at(Yaml yaml, String key) {
    return requireNonNull(((Yaml.Mapping) yaml).entries().get(key)).value();
  }

  @Test
  void given_block_scalars_then_each_line_of_text_has_its_line_in_the_file() {
    Yaml yaml = parse("# comment\na: |\n  one\n  two\n\n  three\nb: >-\n  four\n  five\nc: six\n");

    Yaml.Scalar literal = (Yaml.Scalar) at(yaml, "a");
    Yaml.Scalar folded = (Yaml.Scalar) at(yaml, "b");
    Yaml.Scalar plain = (Yaml.Scalar) at(yaml, "c");

    assertThat(literal.text()).isEqualTo("one\ntwo\n\nthree\n");
    assertThat(literal.fileLine(1)).isEqualTo(3);
    assertThat(literal.fileLine(4)).isEqualTo(6);
    assertThat(folded.text()).isEqualTo("four five");
    assertThat(folded.fileLine(1)).isEqualTo(8);
    assertThat(plain.fileLine(1)).isEqualTo(10);
  }

  @Test
  void given_scalars_then_yaml_1_2_decides_their_type() {
    Yaml yaml =
        parse("a: 012345678901\nb: yes\nc: true\nd: '7'\ne: 2026-11-30\nf: !!str 7\ng: 1.5\nh:\n");

    assertThat(types(yaml))
        .containsExactly(
            "INTEGER", "TEXT", "BOOLEAN", "TEXT", "TEXT", "TEXT", "DECIMAL", "NOTHING");
  }

  private static List<String> types(Yaml yaml) {
    return ((Yaml.Mapping) yaml)
        .entries().values().stream().map(e -> ((Yaml.Scalar) e.value()).type().name()).toList();
  }

  @Test
  void given_a_merge_key_then_own_keys_win_over_merged_ones() {
    Yaml yaml = parse("base: &b {x: one, y: two}\nown:\n  y: three\n  <<: *b\n");

    Yaml.Mapping own = (Yaml.Mapping) at(yaml, "own");

    assertThat(((Yaml.Scalar) at(own, "x")).text()).isEqualTo("one");
    assertThat(((Yaml.Scalar) at(own, "y")).text()).isEqualTo("three");
  }

  @Test
  void given_a_key_twice_then_both_lines_are_named() {
    assertThat(problems("a: 1\nb: 2\na: 3\n"))
        .containsExactly("f.yaml:3: key \"a\" stands here again, first on line 1");
  }

  @Test
  void given_a_tab_as_indentation_then_the_tab_is_named() {
    assertThat(problems("a:\n\tb: 1\n"))
        .containsExactly("f.yaml:2: a tab in the indentation, spaces expected");
  }

  @Test
  void given_a_bracket_that_is_not_closed_then_the_place_is_named() {
    assertThat(problems("a: [1, 2\nb: 3\n"))
        .singleElement()
        .asString()
        .startsWith("f.yaml:2: not YAML: ");
  }

  @Test
  void given_aliases_that_unfold_without_end_then_reading_stops() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ", before, before, before, before, before, before, before, before)));
    }

    assertThat(problems(bomb.toString()))
        .containsExactly("f.yaml:7: unfolds to more than 1000000 values");
  }

  @Test
  void given_an_alias_inside_what_it_names_then_it_is_refused() {
    assertThat(problems("a: &a\n  - *a\n"))
        .containsExactly(
            "f.yaml:2: an alias stands before or inside what it names, or names nothing");
  }

  @Test
  void given_nesting_beyond_all_use_then_reading_stops() {
    assertThat(problems("[".repeat(100_000)))
        .containsExactly("f.yaml:1: nested more than 100 deep");
  }

  @Test
  void given_a_tag_then_no_object_is_made_of_it() {
    assertThat(problems("a: !!java.net.URL [x]\n"))
        .containsExactly(
            "f.yaml:1: the tag tag:yaml.org,2002:java.net.URL, plain YAML without tags expected");
  }

  @Test
  void given_a_second_document_then_it_is_refused() {
    assertThat(problems("a: 1\n---\nb: 2\n"))
        .containsExactly("f.yaml:2: a second document (---), one expected per file");
  }

  @Test
  void given_only_comments_then_it_says_so() {
    assertThat(problems("# nothing\n"))
        .containsExactly("f.yaml:1: nothing but comments or blank lines found, a mapping expected");
  }

  @Test
  void given_latin_1_then_the_line_of_the_first_wrong_byte_is_named() {
    folder.with("g.yaml", "a: 1\nb: f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
    Problems problems = new Problems();

    Optional<Yaml> yaml =
        SourceFile.read(folder.file("g.yaml"), "g.yaml", problems)
            .flatMap(file -> YamlParser.parse(file, problems));

    assertThat(yaml).isEmpty();
    assertThat(folder.problemsOf(() -> throwing(problems)))
        .containsExactly(
            "g.yaml:2: a byte that is not UTF-8, which is expected throughout:"
                + " save the file as UTF-8");
  }

  @Test
  void given_utf_16_then_the_encoding_is_named() {
    folder.with("g.yaml", "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_16LE));
    Problems problems = new Problems();

    Optional<Yaml> yaml =
        SourceFile.read(folder.file("g.yaml"), "g.yaml", problems)
            .flatMap(file -> YamlParser.parse(file, problems));

    assertThat(yaml).isEmpty();
    assertThat(folder.problemsOf(() -> throwing(problems)))
        .containsExactly("g.yaml:1: UTF-16 found, UTF-8 expected: save the file as UTF-8");
  }

  @Test
  void given_a_file_above_the_limit_then_it_is_not_read() {
    folder.with("g.yaml", new byte[(int) SourceFile.MOST_BYTES + 1]);
    Problems problems = new Problems();

    Optional<SourceFile> file = SourceFile.read(folder.file("g.yaml"), "g.yaml", problems);

    assertThat(file).isEmpty();
    assertThat(folder.problemsOf(() -> throwing(problems)))
        .containsExactly("g.yaml: 8388609 bytes; at most 8388608 are read");
  }

  private static Object throwing(Problems problems) {
    problems.orElseThrow();
    return problems;
  }
}
