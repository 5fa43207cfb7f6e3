package dev.ringfence.assertion;

import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.Limits;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedBlock;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value as JSON in one line: without white space, members in the order of their names, as {@code
 * jsonencode} writes it (Terraform functions, jsonencode).
 *
 * @param text with {@link #UNKNOWN} for each part that is not known
 */
record JsonForm(String text) {
  /** A character nobody has an agreed meaning for (Unicode, private use area). */
  static final char UNKNOWN = '\uE000';

  static JsonForm of(Value value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return new JsonForm(text.toString());
  }

  /** A body as an object; blocks of one type are an array. */
  static JsonForm of(EvaluatedBody body) {
    StringBuilder text = new StringBuilder();
    write(body, text);
    return new JsonForm(text.toString());
  }

  /** Text that is JSON, written anew; other text as it is. */
  static JsonForm ofText(String text) {
    return JsonSyntax.value("", text, Limits.STANDARD)
        .fold(
            whole -> {
              StringBuilder written = new StringBuilder();
              write(whole.value(), written);
              return new JsonForm(written.toString());
            },
            refused -> new JsonForm(text));
  }

  private static void write(Value marked, StringBuilder text) {
    Value value = Values.bare(marked);
    if (value instanceof Value.Text string) {
      quote(string.value(), text);
    } else if (value instanceof Value.Sequence sequence) {
      list(sequence.items().stream().<Runnable>map(item -> () -> write(item, text)).toList(), text);
    } else if (value instanceof Value.Mapping mapping) {
      Map<String, Runnable> members = new TreeMap<>();
      mapping.members().forEach((name, member) -> members.put(name, () -> write(member, text)));
      object(members, text);
    } else if (value instanceof Value.Null) {
      text.append("null");
    } else {
      text.append(Shown.text(value).orElse(String.valueOf(UNKNOWN)));
    }
  }

  private static void write(EvaluatedBody body, StringBuilder text) {
    Map<String, Runnable> members = new TreeMap<>();
    body.attributes().forEach((name, a) -> members.put(name, () -> write(a.value(), text)));
    Map<String, List<EvaluatedBlock>> blocks = new TreeMap<>();
    body.blocks().forEach(b -> blocks.computeIfAbsent(b.type(), t -> new ArrayList<>()).add(b));
    blocks.forEach(
        (type, all) ->
            members.put(
                type,
                () -> list(all.stream().<Runnable>map(b -> () -> write(b, text)).toList(), text)));
    object(members, text);
  }

  /** What is in a block that may not be there is not known. */
  private static void write(EvaluatedBlock block, StringBuilder text) {
    if (block.presence() instanceof Presence.Certain) {
      write(block.body(), text);
    } else {
      text.append(UNKNOWN);
    }
  }

  private static void write(JsonValue value, StringBuilder text) {
    if (value instanceof JsonValue.JsonObject object) {
      Map<String, Runnable> members = new TreeMap<>();
      object.members().forEach(m -> members.put(m.name(), () -> write(m.value(), text)));
      object(members, text);
    } else if (value instanceof JsonValue.JsonArray array) {
      list(array.items().stream().<Runnable>map(item -> () -> write(item, text)).toList(), text);
    } else if (value instanceof JsonValue.JsonText string) {
      quote(string.value(), text);
    } else if (value instanceof JsonValue.JsonNumber number) {
      text.append(Shown.plain(number.value()));
    } else if (value instanceof JsonValue.JsonBoolean bool) {
      text.append(bool.value());
    } else {
      text.append("null");
    }
  }

  private static void list(List<Runnable> items, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : ",");
      items.get(i).run();
    }
    text.append(']');
  }

  private static void object(Map<String, Runnable> members, StringBuilder text) {
    text.append('{');
    String between = "";
    for (Map.Entry<String, Runnable> member : members.entrySet()) {
      text.append(between);
      quote(member.getKey(), text);
      text.append(':');
      member.getValue().run();
      between = ",";
    }
    text.append('}');
  }

  private static void quote(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c == UNKNOWN ? '?' : c);
      }
    }
    text.append('"');
  }
}
