package dev.ringfence.collect.export;

import dev.ringfence.collect.SecretNames;
import java.util.regex.Pattern;

/** Texts of collected files in messages: one line, bounded, no access keys. */
final class Messages {
  private static final int LONGEST = 120;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Messages() {}

  static String safe(String text) {
    if (SecretNames.kindOfText(text).isPresent()) {
      return "an item";
    }
    String line = CONTROL.matcher(text).replaceAll(" ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** A file name may hold line ends and worse; they are spelt out, so that names stay distinct. */
  static String safePath(String path) {
    return CONTROL
        .matcher(path)
        .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
  }
}
