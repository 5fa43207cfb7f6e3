package dev.ringfence.hcl;

/** Identifiers: a Unicode identifier in which dashes are allowed (UAX 31, HCL specification). */
final class Names {
  private Names() {}

  static boolean startsAt(String text, int at) {
    char c = text.charAt(at);
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return Character.isUnicodeIdentifierStart(text.codePointAt(at));
  }

  /** Offset behind the identifier that starts here. */
  static int end(String text, int from, int limit) {
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c < 128 ? isAscii(c) : isPart(text.codePointAt(at))) {
        at += c < 128 ? 1 : Character.charCount(text.codePointAt(at));
      } else {
        break;
      }
    }
    return at;
  }

  /** Whether the whole text is one identifier. */
  static boolean isName(String text) {
    return !text.isEmpty() && startsAt(text, 0) && end(text, 0, text.length()) == text.length();
  }

  private static boolean isAscii(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static boolean isPart(int code) {
    return Character.isUnicodeIdentifierPart(code) && !Character.isIdentifierIgnorable(code);
  }
}
