package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Every command line in the documents is one that the tool takes. */
class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^ {4}|`)(?:\\./)?ringfence ([a-z][^`#\\n]*)");

  /** What a reader is to put in, and what may be left out. */
  private static final Pattern PLACE = Pattern.compile("<[^>]+>|\\[[A-Z]+\\]");

  @TestFactory
  Stream<DynamicTest> the_tool_takes_what_documents_say() throws IOException {
    return commands().stream()
        .map(
            command ->
                dynamicTest(
                    command,
                    () ->
                        assertThatCode(() -> parse(command))
                            .as("ringfence %s", command)
                            .doesNotThrowAnyException()));
  }

  @Test
  void given_the_documents_then_they_show_every_command_but_the_inner_stages() throws IOException {
    List<String> shown = commands().stream().map(command -> command.split(" ")[0]).toList();

    assertThat(shown)
        .contains("demo", "init", "audit", "scan", "assess", "report", "controls")
        .contains("flows", "explain", "reach");
  }

  private static void parse(String command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    new CommandLine(new RingfenceCommand(), new CommandFactory(new Console(nowhere, nowhere)))
        .parseArgs(PLACE.matcher(command).replaceAll("X").strip().split("\\s+"));
  }

  private static List<String> commands() throws IOException {
    try (Stream<Path> documents = Files.walk(Path.of("src/docs"))) {
      return Stream.concat(documents, Stream.of(Path.of("README.md"), Path.of("reports/README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .flatMap(file -> COMMAND.matcher(text(file)).results())
          .map(found -> found.group(1).strip())
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
