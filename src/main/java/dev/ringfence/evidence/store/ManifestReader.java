package dev.ringfence.evidence.store;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ManifestWriter} writes; whatever differs from that is refused. */
final class ManifestReader {
  private ManifestReader() {}

  static EvidenceSet read(byte[] bytes) {
    JsonNode root = JsonMapper.builder().build().readTree(bytes);
    if (root.path("version").asLong(0) != ManifestWriter.VERSION) {
      throw new IllegalArgumentException("version " + ManifestWriter.VERSION + " expected");
    }
    return new EvidenceSet(
        each(root.path("items"), ManifestReader::item).toList(),
        each(root.path("gaps"), ManifestReader::gap).toList());
  }

  private static Evidence item(JsonNode node) {
    return new Evidence(
        request(node),
        text(node, "path"),
        new Digest(text(node, "digest")),
        node.path("bytes").asLong(-1),
        text(node, "caller"),
        Instant.parse(text(node, "collectedAt")),
        Evidence.Clock.valueOf(text(node, "clock")),
        node.path("items").asInt(-1),
        each(
                node.path("redactions"),
                redaction ->
                    new Evidence.Redaction(text(redaction, "pointer"), text(redaction, "kind")))
            .toList(),
        each(node.path("requestIds"), id -> id.asString("")).toList());
  }

  private static CollectionGap gap(JsonNode node) {
    return new CollectionGap(
        request(node),
        CollectionGap.Reason.valueOf(text(node, "reason")),
        text(node, "detail"),
        node.has("where") ? Optional.of(where(node.path("where"))) : Optional.empty());
  }

  private static SourceRef where(JsonNode node) {
    Digest digest = new Digest(text(node, "digest"));
    return node.has("line")
        ? SourceRef.atLine(digest, text(node, "path"), node.path("line").asInt(0))
        : SourceRef.at(digest, text(node, "path"), text(node, "pointer"));
  }

  private static Request request(JsonNode node) {
    JsonNode source = node.path("source");
    TreeMap<String, String> parameters = new TreeMap<>();
    node.path("parameters")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().asString("")));
    return new Request(
        new EvidenceSource(
            text(source, "provider"), text(source, "account"), text(source, "region")),
        text(node, "call"),
        parameters);
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isString()) {
      throw new IllegalArgumentException("member '" + member + "' is missing or not a string");
    }
    return value.asString();
  }

  private static <T> Stream<T> each(JsonNode array, Function<JsonNode, T> entry) {
    return array.valueStream().map(entry);
  }
}
