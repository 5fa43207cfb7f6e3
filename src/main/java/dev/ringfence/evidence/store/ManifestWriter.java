package dev.ringfence.evidence.store;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes members in order of name and entries in order of the set; whole numbers only. */
final class ManifestWriter {
  static final long VERSION = 1;

  private ManifestWriter() {}

  static byte[] write(EvidenceSet evidence) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    String text =
        JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .writeValueAsString(document(evidence));
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> document(EvidenceSet evidence) {
    return sorted(
        Map.of(
            "gaps", list(evidence.gaps(), ManifestWriter::gap),
            "items", list(evidence.items(), ManifestWriter::item),
            "requests", requests(evidence),
            "version", VERSION));
  }

  /** How many pages and items each request came to; derived from the items. */
  private static List<Map<String, Object>> requests(EvidenceSet evidence) {
    TreeMap<Request, List<Evidence>> pages =
        evidence.items().stream()
            .collect(Collectors.groupingBy(Evidence::request, TreeMap::new, Collectors.toList()));
    return list(
        pages.entrySet(),
        entry -> {
          Map<String, Object> object = request(entry.getKey());
          object.put("pages", entry.getValue().stream().mapToLong(Evidence::pages).sum());
          object.put("items", entry.getValue().stream().mapToLong(Evidence::items).sum());
          return object;
        });
  }

  private static Map<String, Object> item(Evidence item) {
    Map<String, Object> object = request(item.request());
    object.put("bytes", item.bytes());
    object.put("caller", item.caller());
    object.put("clock", item.clock().name());
    object.put("collectedAt", item.collectedAt().toString());
    object.put("digest", item.digest().sha256());
    object.put("items", (long) item.items());
    object.put("path", item.path());
    object.put(
        "redactions",
        list(
            item.redactions(),
            redaction -> sorted(Map.of("kind", redaction.kind(), "pointer", redaction.pointer()))));
    if (!item.requestIds().isEmpty()) {
      object.put("requestIds", item.requestIds());
    }
    return object;
  }

  private static Map<String, Object> gap(CollectionGap gap) {
    Map<String, Object> object = request(gap.request());
    object.put("detail", gap.detail());
    object.put("reason", gap.reason().name());
    gap.where().ifPresent(where -> object.put("where", where(where)));
    return object;
  }

  private static Map<String, Object> where(SourceRef where) {
    Map<String, Object> object = new TreeMap<>();
    object.put("digest", where.digest().sha256());
    object.put("path", where.path());
    where.pointer().ifPresent(pointer -> object.put("pointer", pointer));
    where.line().ifPresent(line -> object.put("line", line.longValue()));
    return object;
  }

  private static Map<String, Object> request(Request request) {
    EvidenceSource source = request.source();
    Map<String, Object> object = new TreeMap<>();
    object.put("call", request.call());
    object.put("parameters", request.parameters());
    object.put(
        "source",
        sorted(
            Map.of(
                "account", source.account(),
                "provider", source.provider(),
                "region", source.region())));
    return object;
  }

  private static Map<String, Object> sorted(Map<String, ?> members) {
    return new TreeMap<>(members);
  }

  private static <T> List<Map<String, Object>> list(
      Collection<T> entries, java.util.function.Function<T, Map<String, Object>> object) {
    return entries.stream().map(object).toList();
  }
}
