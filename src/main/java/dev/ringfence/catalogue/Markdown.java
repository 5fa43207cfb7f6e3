package dev.ringfence.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A page in the making; parts that are empty leave no trace. */
final class Markdown {
  private final StringBuilder page = new StringBuilder();

  String text() {
    return page.toString();
  }

  void heading(int level, String text) {
    block("#".repeat(level) + " " + inline(text));
  }

  void paragraph(String text) {
    block(text.replace("<", "&lt;"));
  }

  void labelled(String label, String text) {
    if (!text.isBlank()) {
      paragraph("**" + label + ":** " + text);
    }
  }

  void list(String introduction, List<String> items) {
    if (!items.isEmpty()) {
      paragraph(introduction);
      block(items.stream().map(item -> "- " + inline(item)).collect(Collectors.joining("\n")));
    }
  }

  void table(List<String> headings, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      List<String> rule = headings.stream().map(heading -> "---").toList();
      String body = rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
      block(row(headings) + "\n" + row(rule) + "\n" + body);
    }
  }

  void code(String language, String text) {
    String fence = text.contains("```") ? "````" : "```";
    block(fence + language + "\n" + text + "\n" + fence);
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> inline(cell).replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String inline(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").replace("<", "&lt;");
  }

  private void block(String text) {
    if (!text.isBlank()) {
      page.append(page.isEmpty() ? "" : "\n").append(text.strip()).append('\n');
    }
  }
}
