package dev.ringfence.report.pdf;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The folder a report's templates are in; nothing outside it is read while printing.
 *
 * @param path real path of the folder
 */
record TemplateFolder(Path path) {
  /**
   * The folder, checked to hold what is needed.
   *
   * @throws IOException naming the file that is missing
   */
  static TemplateFolder at(Path templates) throws IOException {
    Path folder = templates.resolve("report");
    for (String file : new String[] {"report.peb", "report.css", "messages.properties"}) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw new IOException("no template " + folder.resolve(file));
      }
    }
    return new TemplateFolder(folder.toRealPath());
  }

  String baseUri() {
    return path.toUri().toString();
  }

  /** Whether a document may load an address: only a regular file in this folder. */
  boolean holds(String uri) {
    if (!uri.startsWith("file:")) {
      return false;
    }
    try {
      Path file = Path.of(URI.create(uri)).toRealPath();
      return file.startsWith(path) && Files.isRegularFile(file);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Headings and labels by their keys. */
  Properties messages() throws IOException {
    Properties messages = new Properties();
    try (Reader reader =
        Files.newBufferedReader(path.resolve("messages.properties"), StandardCharsets.UTF_8)) {
      messages.load(reader);
    }
    return messages;
  }
}
