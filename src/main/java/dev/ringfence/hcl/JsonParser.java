package dev.ringfence.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON, strictly, with the place of every value. */
final class JsonParser {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,400})(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?");

  private final SourceText source;
  private final String text;
  private final int mostLevels;
  private int at;
  private int level;

  JsonParser(SourceText source, int mostLevels) {
    this.source = source;
    text = source.text();
    this.mostLevels = mostLevels;
  }

  /** The value that the whole text is. */
  JsonValue document() throws UnreadableException {
    JsonValue value = value();
    if (peek() != '\0' || at < text.length()) {
      throw problem("nothing behind the value");
    }
    return value;
  }

  private JsonValue value() throws UnreadableException {
    char c = peek();
    int start = at;
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        String value = text();
        yield new JsonValue.JsonText(value, source.range(start, at));
      }
      case 't' -> new JsonValue.JsonBoolean(true, word("true"));
      case 'f' -> new JsonValue.JsonBoolean(false, word("false"));
      case 'n' -> new JsonValue.JsonNull(word("null"));
      default -> number();
    };
  }

  /** The next character that is not blank, which stays; NUL at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private UnreadableException problem(String allowed) {
    boolean isEnd = at >= text.length();
    String found = isEnd ? "the end of the file" : "'" + visible(text.charAt(at)) + "'";
    return new UnreadableException(
        new SyntaxProblem(
            source.range(Math.min(at, text.length()), Math.min(at + 1, text.length())),
            "found " + found + ", expected " + allowed));
  }

  private static String visible(char c) {
    return c > ' ' && c < 127 ? String.valueOf(c) : "U+%04X".formatted((int) c);
  }

  private void enter() throws UnreadableException {
    if (++level > mostLevels) {
      throw problem("no more than " + mostLevels + " levels");
    }
    at++;
  }

  private void expect(char expected, String where) throws UnreadableException {
    if (peek() != expected) {
      throw problem("'" + expected + "' " + where);
    }
    at++;
  }

  private JsonValue object() throws UnreadableException {
    int start = at;
    enter();
    List<JsonValue.JsonMember> members = new ArrayList<>();
    while (peek() != '}') {
      if (!members.isEmpty()) {
        expect(',', "or '}' behind a member");
      }
      if (peek() != '"') {
        throw problem("a name in quotes");
      }
      int nameStart = at;
      String name = text();
      SourceRange nameRange = source.range(nameStart, at);
      expect(':', "behind a name");
      members.add(new JsonValue.JsonMember(name, value(), nameRange));
    }
    at++;
    level--;
    return new JsonValue.JsonObject(members, source.range(start, at));
  }

  private JsonValue array() throws UnreadableException {
    int start = at;
    enter();
    List<JsonValue> items = new ArrayList<>();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        expect(',', "or ']' behind an item");
      }
      items.add(value());
    }
    at++;
    level--;
    return new JsonValue.JsonArray(items, source.range(start, at));
  }

  private SourceRange word(String word) throws UnreadableException {
    int start = at;
    if (!text.startsWith(word, at)) {
      throw problem("a value");
    }
    at += word.length();
    return source.range(start, at);
  }

  private JsonValue number() throws UnreadableException {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw problem("a value");
    }
    int start = at;
    at = matcher.end();
    if (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      throw problem("the end of the number");
    }
    return new JsonValue.JsonNumber(new BigDecimal(matcher.group()), source.range(start, at));
  }

  private String text() throws UnreadableException {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c < ' ') {
        throw problem("an escape for a control character");
      }
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
        at++;
      }
    }
    if (at >= text.length()) {
      throw problem("the end of a text");
    }
    at++;
    return value.toString();
  }

  private void escape(StringBuilder value) throws UnreadableException {
    at++;
    char c = at < text.length() ? text.charAt(at) : '\0';
    int known = "\"\\/bfnrt".indexOf(c);
    if (known >= 0) {
      value.append("\"\\/\b\f\n\r\t".charAt(known));
      at++;
      return;
    }
    String hex = at + 5 <= text.length() ? text.substring(at + 1, at + 5) : "";
    if (c != 'u' || !hex.matches("[0-9a-fA-F]{4}")) {
      throw problem("one of the escapes of JSON");
    }
    value.append((char) Integer.parseInt(hex, 16));
    at += 5;
  }
}
