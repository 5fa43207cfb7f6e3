package dev.ringfence.flow;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One line of an estate written as text: {@code kind name key=value …}; the value {@code ?} is not
 * known.
 */
record EstateLine(int number, String kind, String name, Map<String, String> values) {
  static final String ACCOUNT = "111122223333";
  private static final Digest DIGEST = new Digest("0".repeat(64));
  private static final String UNKNOWN = "?";

  static EstateLine parse(int number, String text) {
    String[] words = text.trim().split("\\s+");
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : Arrays.asList(words).subList(2, words.length)) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("line " + number + ": \"" + word + "\" has no \"=\"");
      }
      values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new EstateLine(number, words[0], words[1], values);
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("line " + number + " lacks " + key);
    }
    return value;
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  boolean isUnknown(String key) {
    return UNKNOWN.equals(values.get(key));
  }

  <T> Fact<T> fact(String key, String otherwise, Function<String, T> parser) {
    return isUnknown(key)
        ? Fact.unknown(key + " is not in the evidence", source())
        : Fact.known(parser.apply(text(key, otherwise)), source());
  }

  <T> Fact<T> fact(String key, Function<String, T> parser) {
    return fact(key, isUnknown(key) ? "" : text(key), parser);
  }

  Fact<Boolean> isYes(String key, String otherwise) {
    return fact(key, otherwise, "yes"::equals);
  }

  <T> Fact<T> known(T value) {
    return Fact.known(value, source());
  }

  SourceRef source() {
    return SourceRef.atLine(DIGEST, "estate", number);
  }

  ResourceHeader header(String id, String localId, String region) {
    return new ResourceHeader(
        id, localId, localId, origin(region), Plane.ACTUAL, Tags.none(source()), source());
  }

  static EvidenceSource origin(String region) {
    return new EvidenceSource("aws", ACCOUNT, region);
  }

  static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }
}
