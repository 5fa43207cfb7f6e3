package dev.ringfence.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reader of HCL and HashiCorp's own agree: on what is HCL, on every literal, and on where each
 * expression begins and ends. {@code -Dringfence.hcl=DIR} compares every file below a folder too.
 */
@NullMarked
class ReferenceParserTest {
  private static final String MORE = System.getProperty("ringfence.hcl", "");

  @TempDir Path folder;

  /** What came of a comparison. */
  record Counts(int both, int neither, List<String> differences) {
    @Override
    public String toString() {
      return "%d files read alike, %d refused alike, %d differ"
          .formatted(both, neither, differences.size());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void given_files_of_every_form_then_both_read_the_same(long seed)
      throws IOException, InterruptedException {
    Counts counts = compared("seed " + seed, generated(seed));

    assertThat(counts.differences()).isEmpty();
    assertThat(counts.both()).isGreaterThan(150);
    assertThat(counts.neither()).isGreaterThan(20);
  }

  @Test
  void given_the_files_of_this_project_then_both_read_the_same()
      throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>(below(Path.of("src/samples")));
    files.addAll(embedded());

    Counts counts = compared("this project", files);

    assertThat(counts.differences()).isEmpty();
    assertThat(counts.both()).isGreaterThan(50);
  }

  @Test
  void given_a_folder_then_both_read_the_same() throws IOException, InterruptedException {
    assumeTrue(!MORE.isEmpty(), "skipped: -Dringfence.hcl names no folder with Terraform files");

    Counts counts = compared(MORE, below(Path.of(MORE)));

    assertThat(counts.differences()).isEmpty();
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*[.](tf|tfvars|hcl|tofu)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** What examples of controls in tests declare. */
  private List<Path> embedded() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("TFX-STATED-010", "TFX-VALUES-020", "TFX-TOGETHER-030")) {
      String text = Files.readString(Path.of("src/test/resources/wafpp", name + ".yml"));
      for (String block : text.split("(?m)^ +main\\.tf: \\|\n")) {
        String indented = block.replaceFirst("(?s)\n {0,12}\\S.*", "\n");
        files.add(write(name + "-" + files.size(), indented.stripIndent()));
      }
    }
    return files;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".tf"), text);
  }

  /** Three of four files are whole; the others were damaged in a place. */
  private List<Path> generated(long seed) throws IOException {
    Random random = new Random(seed);
    RandomExpressions expressions = new RandomExpressions(seed);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      StringBuilder text = new StringBuilder("# " + i + "\n");
      for (int j = random.nextInt(4); j >= 0; j--) {
        text.append("resource \"a\" \"b%d\" {\n  x = ".formatted(j))
            .append(Printer.print(expressions.next(4)))
            .append("\n  y {\n    z = <<-E\n      a ${b.c}\n        d\n    E\n  }\n  y {}\n}\n");
      }
      if (i % 4 == 3) {
        int at = random.nextInt(text.length());
        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
      }
      files.add(write("g" + i, text.toString()));
    }
    return files;
  }

  private static Counts compared(String what, List<Path> files)
      throws IOException, InterruptedException {
    List<Optional<JsonNode>> reference = ReferenceParser.parsed(files);
    int both = 0;
    int neither = 0;
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Optional<String> difference = difference(files.get(i), reference.get(i));
      difference.ifPresent(differences::add);
      both += difference.isEmpty() && reference.get(i).isPresent() ? 1 : 0;
      neither += difference.isEmpty() && reference.get(i).isEmpty() ? 1 : 0;
    }
    Counts counts = new Counts(both, neither, differences);
    System.out.println("reference parser, " + what + ": " + counts);
    return counts;
  }

  private static Optional<String> difference(Path file, Optional<JsonNode> reference)
      throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    HclFile read = NativeSyntax.parse(file.toString(), text, Limits.STANDARD);
    if (read.isWhole() != reference.isPresent()) {
      return Optional.of(
          file + (read.isWhole() ? " is read here only" : " is refused here: " + read.problems()));
    }
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    Map<String, ?> form = ReferenceForm.of(read.body(), text.replace("\r\n", "\n"));
    JsonNode ours = JsonMapper.shared().valueToTree(form);
    return difference("", ours, reference.get()).map(found -> file + found);
  }

  private static Optional<String> difference(String at, JsonNode ours, JsonNode theirs) {
    if (ours.isObject() && theirs.isObject()) {
      return members(at, ours, theirs);
    }
    if (ours.isArray() && theirs.isArray() && ours.size() == theirs.size()) {
      return Stream.iterate(0, i -> i + 1)
          .limit(ours.size())
          .flatMap(i -> difference(at + "/" + i, ours.get(i), theirs.get(i)).stream())
          .findFirst();
    }
    boolean areSame =
        ours.isNumber() && theirs.isNumber()
            ? isSame(ours, theirs)
            : normal(ours).equals(normal(theirs));
    return areSame
        ? Optional.empty()
        : Optional.of(at + ": " + normal(ours) + " here, " + normal(theirs) + " there");
  }

  private static Optional<String> members(String at, JsonNode ours, JsonNode theirs) {
    if (!ours.propertyNames().equals(theirs.propertyNames())) {
      return Optional.of(at + ": " + ours.propertyNames() + " and " + theirs.propertyNames());
    }
    return ours.propertyNames().stream()
        .flatMap(name -> difference(at + "/" + name, ours.get(name), theirs.get(name)).stream())
        .findFirst();
  }

  /** JavaScript keeps 53 bits of a number. */
  private static boolean isSame(JsonNode ours, JsonNode theirs) {
    return ours.decimalValue().doubleValue() == theirs.doubleValue();
  }

  /** The reference writes escapes of templates again where the text was written without them. */
  private static String normal(JsonNode value) {
    return value.toString().replace("$${", "${").replace("%%{", "%{");
  }
}
