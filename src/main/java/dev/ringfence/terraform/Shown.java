package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonArray;
import dev.ringfence.hcl.JsonValue.JsonBoolean;
import dev.ringfence.hcl.JsonValue.JsonMember;
import dev.ringfence.hcl.JsonValue.JsonObject;
import dev.ringfence.hcl.JsonValue.JsonText;
import java.util.List;
import java.util.Optional;

/** Looks into JSON. */
final class Shown {
  private Shown() {}

  static Optional<JsonValue> member(JsonValue value, String name) {
    return value instanceof JsonObject object
        ? object.members().stream()
            .filter(member -> member.name().equals(name))
            .map(JsonMember::value)
            .findFirst()
        : Optional.empty();
  }

  static Optional<JsonObject> object(JsonValue value, String name) {
    return member(value, name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  static List<JsonValue> items(JsonValue value, String name) {
    return member(value, name)
        .filter(JsonArray.class::isInstance)
        .map(array -> ((JsonArray) array).items())
        .orElse(List.of());
  }

  /** A text; empty where it is missing or none. */
  static String text(JsonValue value, String name) {
    return member(value, name)
        .filter(JsonText.class::isInstance)
        .map(text -> ((JsonText) text).value())
        .orElse("");
  }

  static boolean isTrue(JsonValue value, String name) {
    return member(value, name).filter(Shown::isTrue).isPresent();
  }

  static boolean isTrue(JsonValue value) {
    return value instanceof JsonBoolean bool && bool.value();
  }
}
