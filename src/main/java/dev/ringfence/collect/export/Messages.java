package dev.ringfence.collect.export;

/** Texts of collected files in messages: one line, bounded, no access keys. */
final class Messages {
  private static final int LONGEST = 120;

  private Messages() {}

  static String safe(String text) {
    if (SecretNames.kindOfText(text).isPresent()) {
      return "an item";
    }
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  static String safePath(String path) {
    return path.replaceAll("\\p{Cntrl}", "?");
  }
}
