package dev.ringfence.collect.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A digest of what a JSON value says: members in any order, arrays in any order, because the APIs
 * give neither in a stable one.
 */
final class ContentDigest {
  private ContentDigest() {}

  static String of(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> members = new TreeMap<>();
      node.properties()
          .forEach(p -> members.put(p.getKey().length() + ":" + p.getKey(), of(p.getValue())));
      return sha256("o" + members);
    }
    if (node.isArray()) {
      return sha256(
          "a"
              + node.valueStream()
                  .map(ContentDigest::of)
                  .sorted()
                  .collect(Collectors.joining(" ")));
    }
    return sha256(node.getNodeType() + node.asString(""));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }
}
