package dev.ringfence.cli;

import dev.ringfence.control.Severity;
import dev.ringfence.history.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An open finding as an issue of a tracker; what was collected is quoted and formats nothing. */
record IssueText(OpenItem item) {
  private static final Pattern NO_LABEL = Pattern.compile("[^a-z0-9._-]+");

  /** One line that names the check and what it is about. */
  String title() {
    String title = oneLine(item.title() + ": " + item.life().key().subject());
    return title.length() <= 250 ? title : title.substring(0, safe(title, 249)) + "…";
  }

  private static int safe(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static String oneLine(String text) {
    return Text.plain(text.replaceAll("\\s+", " ").strip());
  }

  /** Paragraphs with everything that is known of it. */
  String body() {
    List<String> lines = new ArrayList<>();
    lines.add("Control: " + item.life().key().control().value());
    lines.add("Check: " + item.life().key().check().value());
    lines.add("Subject: " + quoted(item.life().key().subject()));
    lines.add("Severity: " + item.life().severity().word());
    lines.add("Open since: " + item.life().opened());
    lines.add("Due: " + item.due() + (item.isMoved() ? " (was " + item.originalDue() + ")" : ""));
    item.life().owner().ifPresent(name -> lines.add("Owner: " + quoted(name)));
    if (!item.remedy().isEmpty()) {
      lines.add("");
      lines.add(item.remedy());
    }
    return String.join("\n", lines);
  }

  /** As code, without the marks that would end it. */
  private static String quoted(String text) {
    return "`" + oneLine(text).replace('`', '\'') + "`";
  }

  /** Labels that trackers accept. */
  List<String> labels() {
    return List.of(
        "ringfence",
        "severity-" + item.life().severity().word(),
        NO_LABEL
            .matcher(item.life().key().control().value().toLowerCase(java.util.Locale.ROOT))
            .replaceAll("-"));
  }

  /** A priority of Jira's own scheme. */
  static String priority(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "Highest";
      case HIGH -> "High";
      case MEDIUM -> "Medium";
      case LOW -> "Low";
    };
  }
}
