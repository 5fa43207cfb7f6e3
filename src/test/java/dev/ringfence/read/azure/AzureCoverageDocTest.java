package dev.ringfence.read.azure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.GeneratedSection;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.network.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the coverage document says is read of Azure is what the table of its calls says. */
class AzureCoverageDocTest {
  private static final List<CallSpec> CALLS = AzureEstate.CALLS.calls();

  @Test
  void given_the_table_of_calls_then_the_document_lists_each_with_what_it_tells()
      throws IOException {
    StringBuilder table =
        new StringBuilder("| command | permission | asked | names all | tells |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    for (CallSpec spec : CALLS) {
      table.append(
          "| `%s` | `%s` | %s | %s | %s |\n"
              .formatted(
                  spec.call(),
                  spec.permission(),
                  spec.isPerItem() ? "per " + spec.parameter() : "per subscription",
                  words(spec.enumerates().stream()),
                  words(spec.informs().stream())));
    }

    new GeneratedSection("src/docs/coverage.md", "azure calls").mustSay(table.toString());
  }

  @Test
  void given_the_table_then_the_reader_names_each_of_its_calls() throws IOException {
    String names = Files.readString(Path.of("src/main/java/dev/ringfence/read/azure/Calls.java"));

    assertThat(CALLS)
        .extracting(spec -> '"' + spec.call() + '"')
        .allSatisfy(call -> assertThat(names).contains(call));
  }

  @Test
  void given_the_kinds_that_the_table_names_then_each_is_a_kind() {
    assertThat(Arrays.stream(Kind.values()).map(Kind::word))
        .containsAll(CALLS.stream().flatMap(spec -> spec.enumerates().stream()).toList());
  }

  private static String words(Stream<String> words) {
    return words.map(word -> "`" + word + "`").collect(joining(" "));
  }
}
