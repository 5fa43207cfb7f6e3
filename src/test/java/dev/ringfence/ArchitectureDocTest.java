package dev.ringfence;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the architecture's document says of packages is what the build enforces. */
class ArchitectureDocTest {
  private static final String DOCUMENT = "src/docs/architecture.md";
  private static final String NONE = "nothing";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z]+)` \\| [^|]+ \\| ([^|]+) \\|$");
  private static final Pattern SENTENCE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  @Test
  void given_the_rules_of_the_build_then_the_document_has_their_table() throws IOException {
    StringBuilder table =
        new StringBuilder("| package | what it is | may use |\n| --- | --- | --- |\n");
    for (String name : lowestFirst()) {
      table.append("| `%s` | %s | %s |\n".formatted(name, sentence(name), uses(name)));
    }

    new GeneratedSection(DOCUMENT, "packages").mustSay(table.toString());

    assertThat(documented()).isEqualTo(ArchitectureTest.MAY_USE);
  }

  /** The table as a reader of the document sees it. */
  private static Map<String, Set<String>> documented() throws IOException {
    Matcher rows = ROW.matcher(Files.readString(Path.of(DOCUMENT)));

    return rows.results().collect(toMap(row -> row.group(1), row -> packages(row.group(2))));
  }

  private static Set<String> packages(String cell) {
    return cell.equals(NONE)
        ? Set.of()
        : Arrays.stream(cell.split(", ")).map(name -> name.replace("`", "")).collect(toSet());
  }

  /** A package stands below everything that may use it. */
  private static Iterable<String> lowestFirst() {
    return ArchitectureTest.MAY_USE.keySet().stream()
        .sorted(
            Comparator.comparingInt(ArchitectureDocTest::height)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int height(String name) {
    return ArchitectureTest.MAY_USE.get(name).stream()
        .mapToInt(used -> height(used) + 1)
        .max()
        .orElse(0);
  }

  private static String uses(String name) {
    Set<String> used = ArchitectureTest.MAY_USE.get(name);
    return used.isEmpty()
        ? NONE
        : new TreeSet<>(used).stream().map(one -> "`" + one + "`").collect(joining(", "));
  }

  private static String sentence(String name) throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/dev/ringfence", name, "package-info.java"));
    Matcher comment = SENTENCE.matcher(source);
    assertThat(comment.find()).as("a sentence about package %s", name).isTrue();
    return comment.group(1).replaceAll("\\s*\\n \\*\\s*|\\s+", " ").strip();
  }
}
