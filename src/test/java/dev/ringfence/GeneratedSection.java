package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document between {@code <!-- generated: name -->} and {@code <!-- end: name -->}.
 *
 * @param document relative to the project's folder
 */
public record GeneratedSection(String document, String name) {
  private static final String UPDATE = "ringfence.update";

  /**
   * Compares the section with what the code says; with {@code -Dringfence.update=true} it is
   * written anew instead.
   */
  public void mustSay(String expected) throws IOException {
    Path file = Path.of(document);
    String text = Files.readString(file);
    int from = end(text, "<!-- generated: " + name + " -->\n");
    int to = text.indexOf("<!-- end: " + name + " -->", from);
    assertThat(to).as("end of section %s in %s", name, document).isNotNegative();
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("section %s of %s; mvn test -D%s=true writes it anew", name, document, UPDATE)
        .isEqualTo(expected);
  }

  private int end(String text, String marker) {
    int at = text.indexOf(marker);
    assertThat(at).as("'%s' in %s", marker.strip(), document).isNotNegative();
    return at + marker.length();
  }
}
