package dev.ringfence.audit;

import dev.ringfence.control.Example;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An example's evidence as an export tree on disk, for as long as it is read. */
final class ExampleFolder implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-central-1";

  private static final String PROVENANCE =
      """
      {"collectedAt": "2026-11-30T04:00:00Z", "caller": "arn:aws:sts::%s:assumed-role/example/example"}
      """
          .formatted(ACCOUNT);

  private final Path temporary;

  private ExampleFolder(Path temporary) {
    this.temporary = temporary;
  }

  /** Writes the example's files, and an empty answer for each call that returned nothing. */
  static ExampleFolder of(Example example, CallTable calls) {
    try {
      ExampleFolder folder = new ExampleFolder(Files.createTempDirectory("ringfence-example"));
      for (var file : example.settings().orElse(new TreeMap<>()).entrySet()) {
        Files.writeString(folder.temporary.resolve(file.getKey()), file.getValue());
      }
      folder.write("collected.json", PROVENANCE);
      for (String call : example.empty()) {
        folder.writeEmpty(known(calls, call));
      }
      for (var file : example.evidence().entrySet()) {
        folder.write(file.getKey(), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of the tree; its name is the same for every example, so that paths are too. */
  Path tree() {
    return temporary.resolve("example");
  }

  /** The owner's settings, where the example has any. */
  Path auditYaml() {
    return temporary.resolve("audit.yaml");
  }

  private static CallSpec known(CallTable calls, String call) {
    return calls
        .call(call)
        .orElseThrow(() -> new IllegalArgumentException("no row for call " + call));
  }

  private void writeEmpty(CallSpec spec) throws IOException {
    write(spec.commandName() + ".json", "{\"%s\": []}\n".formatted(spec.listKey()));
  }

  private void write(String name, String content) throws IOException {
    Path file = tree().resolve(ACCOUNT).resolve(REGION).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(temporary)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
