package dev.ringfence.catalogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Evidence written as a YAML mapping or list becomes the JSON text a collector would store. */
final class JsonText {
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private final Section section;
  private final StringBuilder json = new StringBuilder();

  JsonText(Section section) {
    this.section = section;
  }

  /** Two blanks per level, keys in the order of the file, a line feed at the end. */
  String of(Yaml value) {
    write(value, "\n");
    return json.append('\n').toString();
  }

  private void write(Yaml value, String newLine) {
    if (value instanceof Yaml.Scalar scalar) {
      write(scalar);
    } else if (value instanceof Yaml.Sequence list) {
      write(list.items(), newLine);
    } else if (value instanceof Yaml.Mapping mapping) {
      write(mapping.entries(), newLine);
    }
  }

  private void write(List<Yaml> items, String newLine) {
    json.append('[');
    String before = newLine + "  ";
    for (int i = 0; i < items.size(); i++) {
      json.append(i == 0 ? before : "," + before);
      write(items.get(i), before);
    }
    json.append(items.isEmpty() ? "]" : newLine + "]");
  }

  private void write(Map<String, Yaml.Entry> entries, String newLine) {
    json.append('{');
    String before = newLine + "  ";
    boolean isFirst = true;
    for (Map.Entry<String, Yaml.Entry> entry : entries.entrySet()) {
      json.append(isFirst ? before : "," + before);
      isFirst = false;
      quote(entry.getKey());
      json.append(": ");
      write(entry.getValue().value(), before);
    }
    json.append(entries.isEmpty() ? "}" : newLine + "}");
  }

  private void write(Yaml.Scalar scalar) {
    switch (scalar.type()) {
      case TEXT -> quote(scalar.text());
      case NOTHING -> json.append("null");
      case BOOLEAN -> json.append(Boolean.parseBoolean(scalar.text()));
      case INTEGER -> number(scalar, ParameterParser.integer(scalar.text()).toString());
      case DECIMAL -> number(scalar, scalar.text());
    }
  }

  private void number(Yaml.Scalar scalar, String text) {
    if (LEADING_ZERO.matcher(scalar.text()).matches() || !JSON_NUMBER.matcher(text).matches()) {
      section.problem(
          scalar.line(),
          scalar.text()
              + " is a number to YAML and would not come out as written: \""
              + scalar.text()
              + "\" in quotes expected");
    }
    json.append(text);
  }

  private void quote(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    json.append('"');
  }
}
