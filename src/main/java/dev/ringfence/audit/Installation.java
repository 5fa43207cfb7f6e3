package dev.ringfence.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the shipped catalogue, templates and samples are.
 *
 * @param home folder of the launcher
 */
public record Installation(Path home) {
  /** The launcher says where it is; without one, the working folder is taken. */
  public static Installation current() {
    return new Installation(Path.of(System.getProperty("ringfence.home", "")).toAbsolutePath());
  }

  public Path controls() {
    return home.resolve("controls");
  }

  public Path templates() {
    return home.resolve("templates");
  }

  public Path sample(String estate) {
    return home.resolve("src/samples").resolve(estate);
  }

  /** Names of the shipped sample estates, sorted; none where the folder is missing. */
  public List<String> samples() {
    Path folder = home.resolve("src/samples");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> samples = Files.list(folder)) {
      return samples
          .filter(sample -> Files.exists(sample.resolve("audit.yaml")))
          .map(sample -> sample.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Version of this tool, {@code 0.1.0}. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream resource = Installation.class.getResourceAsStream("/version.properties")) {
      properties.load(Objects.requireNonNull(resource, "version.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
