package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.Collecting;
import dev.ringfence.audit.Progress;
import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportTree;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.store.MemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample estate, answered on the wire call by call: all that the emulator does not know. */
class SampleOnTheWireTest {
  private static final Path EXPORTS = Path.of("src/samples/three-tier-aws/2026-11/exports");
  private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void given_the_sample_on_the_wire_then_what_is_sealed_is_what_its_export_says() throws Exception {
    MemoryStore store = new MemoryStore();
    Map<String, List<JsonNode>> asked;
    try (StubAws stub = StubAws.start()) {
      stub.otherwise(ExportedAws.of(List.of(EXPORTS)));
      Accesses.provideCredentials();
      AwsCollector collector =
          AwsCollector.of(
              List.of(Accesses.of(ACCOUNTS, List.of("eu-central-1"))),
              Adapters.calls(),
              Accesses.patient(stub.endpoint()),
              Clock.systemUTC(),
              line -> {});
      Digest set = new Collecting(collector, store).collectAll(Progress.SILENT);
      assertThat(store.set(set).gaps()).isEmpty();
      asked = items(store, set);
    }

    ExportCollector files =
        ExportCollector.of(ExportTree.of(EXPORTS), Adapters.calls(), ExportLimits.DEFAULT);
    Map<String, List<JsonNode>> printed =
        items(store, new Collecting(files, store).collectAll(Progress.SILENT));

    // An export of no search domains has no file of what was asked about each.
    asked.keySet().removeIf(call -> call.endsWith(" opensearch:DescribeDomains"));
    assertThat(printed.keySet()).containsExactlyElementsOf(asked.keySet());
    assertThat(printed)
        .allSatisfy((call, items) -> assertThat(asked.get(call)).as(call).hasSameElementsAs(items));
  }

  /** By account and call: a listener's answers are one file in an export, and many on the wire. */
  private static Map<String, List<JsonNode>> items(MemoryStore store, Digest set) {
    Map<String, List<JsonNode>> items = new TreeMap<>();
    for (Evidence item : store.set(set).items()) {
      CallSpec spec = Adapters.calls().call(item.request().call()).orElseThrow();
      JsonNode document = JSON.readTree(store.bytes(item.digest()));
      List<JsonNode> all =
          items.computeIfAbsent(
              item.request().source().account() + " " + spec.call(), key -> new ArrayList<>());
      JsonNode list = document.path(spec.listKey());
      if (list.isArray()) {
        list.forEach(all::add);
      } else {
        all.add(document);
      }
    }
    return items;
  }
}
