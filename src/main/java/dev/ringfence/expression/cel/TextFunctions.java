package dev.ringfence.expression.cel;

import dev.cel.common.types.SimpleType;
import java.util.List;

/** Functions of texts. */
final class TextFunctions {
  private TextFunctions() {}

  static List<Overload> all() {
    return List.of(
        Overload.member("startsWith", SimpleType.BOOL, Terms.TEXT, Terms.TEXT, String::startsWith),
        Overload.member("endsWith", SimpleType.BOOL, Terms.TEXT, Terms.TEXT, String::endsWith),
        Overload.member("contains", SimpleType.BOOL, Terms.TEXT, Terms.TEXT, String::contains),
        // As in CEL a part of the text suffices; ^ and $ stand for its ends.
        Overload.member(
            "matches",
            SimpleType.BOOL,
            Terms.TEXT,
            Terms.PATTERN,
            (text, pattern) -> pattern.matcher(text).find()));
  }
}
