package dev.ringfence.collect.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A digest of what a JSON value says: members in any order, arrays in any order, because the APIs
 * give neither in a stable one.
 */
final class ContentDigest {
  private ContentDigest() {}

  static String of(JsonNode node) {
    return sha256(canonical(node));
  }

  /** Lengths before texts, so that no text can pass for structure. */
  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(member -> text(member.getKey()) + canonical(member.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(ContentDigest::canonical)
          .sorted()
          .collect(Collectors.joining(",", "[", "]"));
    }
    return node.getNodeType() + text(node.asString(""));
  }

  private static String text(String text) {
    return text.length() + ":" + text;
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
