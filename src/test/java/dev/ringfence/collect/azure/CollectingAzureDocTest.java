package dev.ringfence.collect.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.GeneratedSection;
import dev.ringfence.audit.Adapters;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document says what the code does. */
class CollectingAzureDocTest {
  private static final String DOCUMENT = "src/docs/collecting-azure.md";

  @Test
  void given_the_calls_then_the_document_shows_the_role_they_need() throws IOException {
    new GeneratedSection(DOCUMENT, "role")
        .mustSay(
            "\n```json\n" + Adapters.azurePermissions(List.of(Adapters.AZURE_SCOPE)) + "```\n\n");
  }

  @Test
  void given_the_reasons_a_live_collection_can_give_then_each_is_explained() throws IOException {
    String document = Files.readString(Path.of(DOCUMENT));
    // Contradictions of files, and what declarations leave open.
    Set<Reason> ofFiles =
        EnumSet.of(Reason.CONTRADICTORY, Reason.UNRECOGNISED, Reason.UNEXPECTED, Reason.UNDECIDED);
    for (Reason reason : EnumSet.complementOf(EnumSet.copyOf(ofFiles))) {
      assertThat(document).contains("| " + reason.words() + " |");
    }
  }
}
