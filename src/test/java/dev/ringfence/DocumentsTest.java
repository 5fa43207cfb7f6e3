package dev.ringfence;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Links between documents lead somewhere, wherever the project lies. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*Test)`");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?<![\\w./~{}>$-])/(home|root|Users|work|tmp|mnt|opt)/");

  @TestFactory
  Stream<DynamicTest> relative_links_lead_to_a_file_and_a_heading() throws IOException {
    return documents().stream()
        .map(document -> dynamicTest(document.toString(), () -> linksLeadSomewhere(document)));
  }

  @TestFactory
  Stream<DynamicTest> no_document_names_a_folder_of_one_machine() throws IOException {
    return documents().stream()
        .map(
            document ->
                dynamicTest(
                    document.toString(),
                    () ->
                        assertThat(Files.readString(document))
                            .as(document.toString())
                            .doesNotContainPattern(ABSOLUTE)));
  }

  @TestFactory
  Stream<DynamicTest> a_test_that_a_document_names_is_there() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      Set<String> tests =
          sources.map(file -> file.getFileName().toString().replace(".java", "")).collect(toSet());
      return documents().stream()
          .map(
              document ->
                  dynamicTest(
                      document.toString(), () -> assertThat(tests).containsAll(named(document))));
    }
  }

  private static Set<String> named(Path document) throws IOException {
    return TEST.matcher(Files.readString(document))
        .results()
        .map(found -> found.group(1))
        .collect(toSet());
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("src/docs"));
        Stream<Path> samples = Files.walk(Path.of("src/samples"), 2)) {
      return Stream.of(
              docs, samples, Stream.of(Path.of("README.md"), Path.of("reports", "README.md")))
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static void linksLeadSomewhere(Path document) throws IOException {
    String prose = CODE.matcher(Files.readString(document)).replaceAll("");
    for (String link : LINK.matcher(prose).results().map(found -> found.group(1)).toList()) {
      if (!link.startsWith("https://")) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        assertThat(target).as("%s: %s", document, link).exists();
        if (parts.length > 1) {
          assertThat(anchors(target)).as("%s: %s", document, link).contains(parts[1]);
        }
      }
    }
  }

  /** As forges make them: small letters, dashes for blanks, no punctuation. */
  private static Set<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(toSet());
  }
}
