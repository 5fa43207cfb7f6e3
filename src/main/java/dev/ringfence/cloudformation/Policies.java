package dev.ringfence.cloudformation;

import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Policies, which templates write as mappings and resources keep as JSON (RFC 8259). */
final class Policies {
  private Policies() {}

  /** The text of a policy; one with anything in it that is not known is not known. */
  static Value text(Term policy) {
    Value value = policy.value();
    if (Values.bare(value) instanceof Value.Text || !value.isWhollyKnown()) {
      return Values.firstUnknown(value)
          .<Value>map(unknown -> Values.unknown(unknown.reason(), policy.where()))
          .orElse(value);
    }
    Value text = Values.text(json(value));
    return value.isSensitive() ? new Value.Sensitive(text) : text;
  }

  private static String json(Value marked) {
    Value value = Values.bare(marked);
    if (value instanceof Value.Mapping mapping) {
      StringJoiner members = new StringJoiner(",", "{", "}");
      for (Map.Entry<String, Value> member : mapping.members().entrySet()) {
        members.add(quoted(member.getKey()) + ":" + json(member.getValue()));
      }
      return members.toString();
    } else if (value instanceof Value.Sequence sequence) {
      StringJoiner items = new StringJoiner(",", "[", "]");
      sequence.items().forEach(item -> items.add(json(item)));
      return items.toString();
    } else if (value instanceof Value.Bool bool) {
      return String.valueOf(bool.value());
    }
    return value instanceof Value.Text text ? quoted(text.value()) : "null";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
