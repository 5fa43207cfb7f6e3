package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Catalogue;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.expression.ExpressionCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with bytes changed, cut out and doubled either read or are refused with their line. */
class DamagedFilesTest {
  private static final String TABLE =
      """
      Last reviewed: 2026-05-01

      | Source | Destination | Port | Protocol | Purpose | Reviewed |
      | --- | :-: | --- | --- | --- | --- |
      | internet | `web` | 443, 8000-8080 | TCP/UDP | Customers \\| partners | 2026-06-01 |
      | **web** | api-* | any | ICMP | Health | - |
      """;

  private final ExpressionCompiler compiler = new WordCompiler();
  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  @Test
  void given_damaged_controls_of_seed_1_then_they_read_or_are_refused_with_a_line()
      throws IOException {
    CallTable calls = ShippedFilesTest.calls();
    byte[] whole = Files.readAllBytes(ShippedFilesTest.CONTROLS.resolve("WAF-SEC-050.yaml"));
    CatalogueFiles files = new CatalogueFiles(compiler, calls, CatalogueFiles.Demand.RUNNABLE);

    int refused =
        damage(new SplittableRandom(1), whole, "a.yaml", 100, () -> files.read(folder.path()));

    assertThat(refused).isBetween(20, 99);
  }

  @Test
  void given_damaged_settings_of_seed_2_then_they_read_or_are_refused_with_a_line()
      throws IOException {
    byte[] whole = Files.readAllBytes(ShippedFilesTest.SAMPLE.resolve("audit.yaml"));
    folder
        .withFolder("exceptions")
        .withFolder("attestations")
        .withFolder("disputes")
        .withFolder("remediation")
        .with("boundaries.md", TABLE);

    int refused =
        damage(
            new SplittableRandom(2),
            whole,
            "audit.yaml",
            600,
            () -> AuditSettings.read(folder.file("audit.yaml"), compiler));

    assertThat(refused).isBetween(150, 599);
  }

  @Test
  void given_damaged_exceptions_of_seed_3_then_they_read_or_are_refused_with_a_line()
      throws IOException {
    Catalogue shipped = ShippedFilesTest.catalogue();
    byte[] whole =
        Files.readAllBytes(ShippedFilesTest.SAMPLE.resolve("exceptions/cache-egress.yaml"));

    int refused =
        damage(
            new SplittableRandom(3),
            whole,
            "e/a.yaml",
            600,
            () -> FollowUpFolders.exceptions(folder.file("e"), folder.path(), shipped));

    assertThat(refused).isBetween(150, 599);
  }

  @Test
  void given_damaged_tables_of_seed_4_then_they_read_or_are_refused_with_a_line() {
    String csv =
        "Source,Destination,Port,Protocol,Purpose\nweb,\"api, b\",\"1,2\",TCP,\"x \"\"y\"\"\"\n";
    String yaml = "- source: web\n  destination: [api, b]\n  port: 1\n  protocol: TCP\n";

    int markdown = damagedTables("flows.md", TABLE);
    int commas = damagedTables("flows.csv", csv);
    int mappings = damagedTables("flows.yaml", yaml);

    assertThat(List.of(markdown, commas, mappings))
        .allSatisfy(refused -> assertThat(refused).isBetween(100, 599));
  }

  private int damagedTables(String name, String text) {
    return damage(
        new SplittableRandom(4),
        text.getBytes(StandardCharsets.UTF_8),
        name,
        600,
        () -> {
          Problems problems = new Problems();
          List<?> flows =
              SourceFile.read(folder.file(name), name, problems)
                  .map(file -> DeclaredFlows.in(file, problems))
                  .orElse(List.of());
          problems.orElseThrow();
          return flows;
        });
  }

  /**
   * How many of so many damaged copies were refused; the whole file is not, or this shows nothing.
   */
  private int damage(
      SplittableRandom random, byte[] whole, String name, int times, Supplier<?> reading) {
    folder.with(name, whole);
    assertThat(problems(reading, lines(whole))).isEmpty();
    int refused = 0;
    for (int i = 0; i < times; i++) {
      byte[] damaged = damaged(random, whole);
      folder.with(name, damaged);
      refused += problems(reading, lines(damaged)).isEmpty() ? 0 : 1;
    }
    return refused;
  }

  private static List<Problem> problems(Supplier<?> reading, int lines) {
    try {
      assertThat(reading.get()).isNotNull();
      return List.of();
    } catch (InvalidFilesException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(problem -> assertThat(problem.line()).isBetween(0, lines));
      return e.problems();
    }
  }

  private static int lines(byte[] content) {
    int lines = 2;
    for (byte b : content) {
      lines += b == '\n' || b == '\r' ? 1 : 0;
    }
    return lines;
  }

  private static byte[] damaged(SplittableRandom random, byte[] whole) {
    byte[] copy = whole.clone();
    int at = random.nextInt(copy.length);
    return switch (random.nextInt(4)) {
      case 0 -> with(copy, at, (byte) random.nextInt(256));
      case 1 -> with(copy, at, (byte) " \n\t:-#'\"[]{}*&!|>%@`,0".charAt(random.nextInt(22)));
      case 2 -> Arrays.copyOf(copy, at);
      default -> without(copy, at, Math.min(copy.length - at, 1 + random.nextInt(40)));
    };
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] rest = new byte[bytes.length - length];
    System.arraycopy(bytes, 0, rest, 0, at);
    System.arraycopy(bytes, at + length, rest, at, bytes.length - at - length);
    return rest;
  }
}
