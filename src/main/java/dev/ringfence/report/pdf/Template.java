package dev.ringfence.report.pdf;

import dev.ringfence.report.ReportModel;
import dev.ringfence.report.VisibleText;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntPredicate;

/**
 * Fills the templates: model in, XHTML out; every value is escaped unless a template says not to.
 */
final class Template {
  private static final String STRATEGY = "visible";

  private final PebbleEngine engine;

  Template(TemplateFolder folder, IntPredicate hasGlyph) throws IOException {
    Properties messages = folder.messages();
    engine =
        new PebbleEngine.Builder()
            .loader(new FileLoader(folder.path().toString()))
            .extension(new TemplateWords(messages))
            .addEscapingStrategy(STRATEGY, text -> escape(VisibleText.of(text, hasGlyph)))
            .defaultEscapingStrategy(STRATEGY)
            .autoEscaping(true)
            .strictVariables(true)
            .newLineTrimming(true)
            .defaultLocale(Locale.ROOT)
            .cacheActive(false)
            .build();
  }

  String fill(ReportModel model) throws IOException {
    StringWriter page = new StringWriter();
    engine.getTemplate("report.peb").evaluate(page, Map.of("model", model));
    return page.toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
