package dev.ringfence.hcl;

import java.math.BigDecimal;
import java.util.List;

/** A JSON value (RFC 8259) that knows where it stands. */
public sealed interface JsonValue {
  SourceRange range();

  /** Members in the order of the text; the same name may be there twice. */
  record JsonObject(List<JsonMember> members, SourceRange range) implements JsonValue {
    public JsonObject {
      members = List.copyOf(members);
    }
  }

  /** A name and its value. */
  record JsonMember(String name, JsonValue value, SourceRange range) {}

  /** Items in their order. */
  record JsonArray(List<JsonValue> items, SourceRange range) implements JsonValue {
    public JsonArray {
      items = List.copyOf(items);
    }
  }

  /** Text with its escapes resolved. */
  record JsonText(String value, SourceRange range) implements JsonValue {}

  /** A number, exact. */
  record JsonNumber(BigDecimal value, SourceRange range) implements JsonValue {}

  /** {@code true} or {@code false}. */
  record JsonBoolean(boolean value, SourceRange range) implements JsonValue {}

  /** {@code null}. */
  record JsonNull(SourceRange range) implements JsonValue {}
}
