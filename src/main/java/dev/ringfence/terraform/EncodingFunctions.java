package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.Limits;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** JSON to values and back. */
final class EncodingFunctions {
  private static final Limits LIMITS = new Limits(1 << 20, 50, 1);

  private EncodingFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("jsonencode", a -> Values.text(json(a.at(0))));
    functions.put(
        "jsondecode",
        a ->
            JsonSyntax.value("", a.text(0), LIMITS)
                .fold(
                    whole -> decoded(whole.value()),
                    refused -> {
                      throw a.refused("takes JSON: " + refused.problem().message());
                    }));
  }

  private static Value decoded(JsonValue json) {
    if (json instanceof JsonValue.JsonObject object) {
      TreeMap<String, Value> members = new TreeMap<>();
      object.members().forEach(m -> members.put(m.name(), decoded(m.value())));
      return Values.object(members);
    }
    if (json instanceof JsonValue.JsonArray array) {
      return Values.tuple(array.items().stream().map(EncodingFunctions::decoded).toList());
    }
    if (json instanceof JsonValue.JsonText text) {
      return Values.text(text.value());
    }
    if (json instanceof JsonValue.JsonNumber number) {
      return new Value.Numeral(number.value());
    }
    return json instanceof JsonValue.JsonBoolean bool ? Values.bool(bool.value()) : Values.NULL;
  }

  private static String json(Value value) {
    if (value instanceof Value.Sequence sequence) {
      return sequence.items().stream()
          .map(EncodingFunctions::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Value.Mapping mapping) {
      return mapping.members().entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Value.Null) {
      return "null";
    }
    String text = Conversions.text(value).orElse("");
    return value instanceof Value.Text ? quoted(text) : text;
  }

  /** As a JSON text, with the characters that Go escapes for HTML. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          boolean isEscaped = c < ' ' || "<>&\u2028\u2029".indexOf(c) >= 0;
          quoted.append(isEscaped ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
      }
    }
    return quoted.append('"').toString();
  }
}
