package dev.ringfence.collect.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.EvidenceSet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the Activity Log among the files of an export. */
class AzureLogFilesTest {
  private static final String SUBSCRIPTION = "0a1b2c3d-1111-4222-8333-444455556666";

  @TempDir Path folder;

  private static String event(String about, String rest) {
    return "{\"id\": \"/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Network/%s/events/e1/ticks/6389\"%s}"
        .formatted(SUBSCRIPTION, about, rest);
  }

  /** Shape: az monitor activity-log list; Azure Monitor, activity log event schema. */
  @Test
  void given_events_about_several_kinds_of_resources_then_they_are_a_log_without_its_secrets() {
    String quoted =
        "{\\\"properties\\\": {\\\"sharedKey\\\": \\\"hunter2\\\", \\\"priority\\\": 7}}";
    ExportFolder exports =
        ExportFolder.in(folder)
            .with(
                "what.json",
                "["
                    + event("networkSecurityGroups/a/securityRules/b", "")
                    + ", "
                    + event(
                        "connections/c",
                        ", \"claims\": {\"ipaddr\": \"192.0.2.1\", \"name\": \"Mira\"}, \"caller\": \"mira\","
                            + " \"properties\": {\"requestbody\": \""
                            + quoted
                            + "\"}")
                    + "]");

    EvidenceSet evidence = AzureExportTest.collect(exports, List.of());

    assertThat(ExportFolder.answers(evidence))
        .containsExactly("azure/" + SUBSCRIPTION + " az monitor activity-log list < what.json");
    assertThat(exports.store().bytes(evidence.items().get(0).digest()))
        .asString()
        .contains("\"caller\": \"mira\"", "\\\"priority\\\":7")
        .doesNotContain("hunter2", "192.0.2.1", "Mira");
  }

  @Test
  void given_as_many_events_as_the_cli_gives_by_itself_then_there_may_be_more() {
    String events =
        IntStream.range(0, 50)
            .mapToObj(i -> event("routeTables/rt" + i, ""))
            .collect(Collectors.joining(", ", "[", "]"));

    assertThat(
            ExportFolder.complaints(
                AzureExportTest.collect(
                    ExportFolder.in(folder).with("log.json", events), List.of())))
        .singleElement()
        .asString()
        .contains("truncated", "--max-events");
  }
}
