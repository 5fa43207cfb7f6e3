package dev.ringfence.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell of a Markdown table as its reader sees it. */
final class MarkdownText {
  private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1(?!`)");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern BREAK =
      Pattern.compile("\\s*<br\\s*/?>\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*|__(.+?)__");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

  private MarkdownText() {}

  /**
   * Without code marks, bold, links and escapes. A single star stays: it stands for any characters
   * of a name more often than for emphasis.
   */
  static String plain(String cell) {
    StringBuilder plain = new StringBuilder();
    Matcher code = CODE.matcher(cell);
    int end = 0;
    while (code.find()) {
      plain.append(prose(cell.substring(end, code.start()))).append(code.group(2).strip());
      end = code.end();
    }
    return plain.append(prose(cell.substring(end))).toString().strip();
  }

  private static String prose(String text) {
    String shown = LINK.matcher(text).replaceAll("$1");
    shown = BREAK.matcher(shown).replaceAll(", ");
    shown = TAG.matcher(shown).replaceAll("");
    Matcher bold = BOLD.matcher(shown);
    shown =
        bold.replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(1) == null ? found.group(2) : found.group(1)));
    return ESCAPE.matcher(shown).replaceAll("$1");
  }
}
