package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.GeneratedSection;
import dev.ringfence.audit.Adapters;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document says what the code does. */
class CollectingAwsDocTest {
  private static final String DOCUMENT = "src/docs/collecting-aws.md";

  @Test
  void given_the_calls_then_the_document_shows_the_policy_they_need() throws IOException {
    new GeneratedSection(DOCUMENT, "policy")
        .mustSay("\n```json\n" + Adapters.awsPermissions() + "```\n\n");
  }

  @Test
  void given_the_reasons_a_live_collection_can_give_then_each_is_explained() throws IOException {
    String document = Files.readString(Path.of(DOCUMENT));
    // Limits and contradictions of files, what declarations leave open, and a reason of Azure
    // alone.
    Set<Reason> ofFiles =
        EnumSet.of(
            Reason.TOO_LARGE,
            Reason.CONTRADICTORY,
            Reason.UNRECOGNISED,
            Reason.UNDECIDED,
            Reason.NOT_RUNNING);
    for (Reason reason : EnumSet.complementOf(EnumSet.copyOf(ofFiles))) {
      assertThat(document).contains("| " + reason.words() + " |");
    }
  }
}
