package dev.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with an accepted copy; the actual one is left in {@code target/golden}. */
public final class Golden {
  private static final Path EXPECTED = Path.of("src/test/resources/golden");
  private static final Path ACTUAL = Path.of("target/golden");

  private Golden() {}

  public static void assertAccepted(String name, String actual) throws IOException {
    Files.createDirectories(ACTUAL);
    Files.writeString(ACTUAL.resolve(name), actual);
    Path expected = EXPECTED.resolve(name);
    assertThat(expected).exists();
    assertThat(actual)
        .as("accept with: cp %s %s", ACTUAL.resolve(name), expected)
        .isEqualTo(Files.readString(expected));
  }
}
