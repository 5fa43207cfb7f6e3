package dev.ringfence.read.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ringfence.GeneratedSection;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.network.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the coverage document says is read is what the table of calls and the reader say. */
class CoverageDocTest {
  private static final String DOCUMENT = "src/docs/coverage.md";
  private static final Pattern SUBJECT = Pattern.compile("(?m)^    subject: (\\w+)$");

  private final CallTable table =
      CallTable.parse(text(Path.of("src/main/resources/calls/aws.tsv")));

  @Test
  void given_the_table_of_calls_then_the_document_lists_each_with_what_it_tells()
      throws IOException {
    String reader = reader();
    StringBuilder calls = new StringBuilder();
    for (String area : table.calls().stream().map(CallSpec::area).distinct().toList()) {
      calls.append("### %s\n\n| call | asked | names all | tells | state |\n".formatted(area));
      calls.append("| --- | --- | --- | --- | --- |\n");
      table.calls().stream()
          .filter(spec -> spec.area().equals(area))
          .forEach(spec -> calls.append(row(spec, reader)));
      calls.append('\n');
    }

    new GeneratedSection(DOCUMENT, "calls").mustSay(calls.toString());
  }

  @Test
  void given_the_kinds_of_resource_then_the_document_says_which_are_filled() throws IOException {
    String reader = reader();
    Set<Kind> filled = constructedByReader();
    StringBuilder kinds = new StringBuilder("| kind | named by | filled |\n| --- | --- | --- |\n");
    for (Kind kind : Kind.values()) {
      kinds.append(
          "| `%s` (%s) | %s | %s |\n"
              .formatted(
                  kind.word(),
                  kind.title(),
                  words(table.enumerating(kind.word()).map(CallSpec::call)),
                  filled.contains(kind) ? extent(kind, reader) : "**not yet**"));
    }

    new GeneratedSection(DOCUMENT, "kinds").mustSay(kinds.toString());
  }

  @Test
  void given_the_shipped_catalogue_then_each_check_has_a_subject_that_is_filled()
      throws IOException {
    List<String> subjects =
        SUBJECT
            .matcher(Files.readString(Path.of("controls/WAF-SEC-050.yaml")))
            .results()
            .map(subject -> subject.group(1))
            .distinct()
            .toList();

    assertThat(subjects).isNotEmpty();
    assertThat(constructedByReader()).extracting(Kind::word).containsAll(subjects);
  }

  private String extent(Kind kind, String reader) {
    List<String> unread =
        table
            .enumerating(kind.word())
            .filter(spec -> !isRead(spec, reader))
            .map(CallSpec::call)
            .toList();
    return unread.isEmpty() ? "yes" : "**partly**, without " + words(unread.stream());
  }

  private static boolean isRead(CallSpec spec, String reader) {
    return reader.contains('"' + spec.call() + '"');
  }

  private static String row(CallSpec spec, String reader) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            spec.call(),
            spec.isPerItem() ? "per " + spec.parameter() : "per region",
            words(spec.enumerates().stream()),
            words(spec.informs().stream()),
            isRead(spec, reader) ? "read" : "sealed, not read yet");
  }

  private static String words(Stream<String> words) {
    return words.map(word -> "`" + word + "`").collect(joining(" "));
  }

  /** The sources of the reader: it names each call it asks for by its full name. */
  private static String reader() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/ringfence/read/aws"))) {
      return files.sorted().map(CoverageDocTest::text).collect(joining("\n"));
    }
  }

  private static Set<Kind> constructedByReader() {
    Set<String> constructed =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ringfence.read")
                .stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .map(call -> call.getTargetOwner().getName())
                .collect(Collectors.toSet());
    return Arrays.stream(Kind.values())
        .filter(kind -> constructed.contains(kind.type().getName()))
        .collect(Collectors.toSet());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
