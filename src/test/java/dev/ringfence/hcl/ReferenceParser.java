package dev.ringfence.hcl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HashiCorp's own parser, compiled for Node.js (npm, {@code @cdktf/hcl2json}), installed into
 * {@code target/hcl2json} when it is first asked for. Where that cannot be done the tests that need
 * it are skipped, and say so.
 */
@NullMarked
final class ReferenceParser {
  private static final String PACKAGE = "@cdktf/hcl2json@0.21.0";
  private static final Path MODULES =
      Path.of(System.getProperty("ringfence.hcl2json", "target/hcl2json")).toAbsolutePath();
  private static final Path SCRIPT = Path.of("src/test/resources/hcl2json/parse.js");

  private ReferenceParser() {}

  /** What files come to, in their order; empty for a file that is no HCL. */
  static List<Optional<JsonNode>> parsed(List<Path> files)
      throws IOException, InterruptedException {
    install();
    Path list = Files.createTempFile("files", ".txt");
    Path out = Files.createTempFile("parsed", ".json");
    try {
      Files.write(list, files.stream().map(file -> file.toAbsolutePath().toString()).toList());
      boolean isDone =
          run("node", SCRIPT.toString(), MODULES.toString(), list.toString(), out.toString());
      if (!isDone) {
        throw new IllegalStateException("the reference parser did not end well");
      }
      List<Optional<JsonNode>> parsed = new ArrayList<>();
      for (String line : Files.readAllLines(out)) {
        parsed.add(Optional.ofNullable(JsonMapper.shared().readTree(line).get("json")));
      }
      return parsed;
    } finally {
      Files.delete(list);
      Files.delete(out);
    }
  }

  private static synchronized void install() throws InterruptedException {
    if (Files.isDirectory(MODULES.resolve("node_modules/@cdktf/hcl2json"))) {
      return;
    }
    assumeTrue(run("node", "--version"), "skipped: the reference parser needs node");
    assumeTrue(
        run("npm", "install", "--no-audit", "--no-fund", "--prefix", MODULES.toString(), PACKAGE),
        "skipped: the reference parser could not be installed from npm");
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(5, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException notThere) {
      return false;
    }
  }
}
