package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.git.MadeRepository;
import dev.ringfence.evidence.CallSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The estate of {@code src/test/resources/stall}, as a repository and as exports. */
final class StallEstate {
  static final Instant DAY = Instant.parse("2026-11-03T08:00:00Z");

  private static final Path GIVEN = Path.of("src/test/resources/stall");
  private static final String REGION = "exports/111122223333/eu-central-1";
  private static final String EXPORTS =
      """
        - export: exports
          accounts: ["111122223333"]
          regions: [eu-central-1]
      """;
  private static final String ZONES =
      """
      zones:
        - {name: application, tier: application, select: 'endpoint.tags["Tier"] == "application"'}
        - {name: data, tier: data, select: 'endpoint.tags["Tier"] == "data"'}
        - {name: tools, tier: tools, select: 'endpoint.tags["Tier"] == "tools"'}
      boundaries:
        - {from: tools, to: application, only: tcp 8443}
        - {from: application, to: data, only: tcp 5432}
      """;

  private final Path folder;

  StallEstate(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  static String terraform() throws IOException {
    return Files.readString(GIVEN.resolve("repository/main.tf"));
  }

  /** Commits the Terraform to {@code network.git}; the id has 40 digits. */
  String repository(String main) throws IOException {
    try (MadeRepository made = MadeRepository.bare(folder.resolve("network.git"))) {
      return made.commit(
          "main", new MadeRepository.Tree().file("infra/main.tf", main), "Jane Doe", DAY);
    }
  }

  /** Writes what the AWS CLI prints, and empty lists for calls that list nothing. */
  void exports() throws IOException {
    Path region = Files.createDirectories(folder.resolve(REGION));
    for (CallSpec spec : Adapters.calls().calls()) {
      if (!spec.isPerItem()) {
        Files.writeString(region.resolve(spec.commandName() + ".json"), nothing(spec.listKey()));
      }
    }
    try (Stream<Path> given = Files.list(GIVEN.resolve("answers"))) {
      for (Path file : given.toList()) {
        Files.write(region.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
  }

  private static String nothing(String listKey) {
    return listKey.equals("VpcBlockPublicAccessOptions")
        ? "{\"%s\": {\"InternetGatewayBlockMode\": \"off\"}}".formatted(listKey)
        : "{\"%s\": []}".formatted(listKey);
  }

  /** Changes an answer of the AWS CLI by hand. */
  void change(String answer, String text, String by) throws IOException {
    Path file = folder.resolve(REGION).resolve(answer + ".json");
    String before = Files.readString(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(answer + " has no " + text);
    }
    Files.writeString(file, before.replace(text, by));
  }

  /** An audit of accounts, of a repository, or of both. */
  void configuration(boolean hasAccounts, String... repositories) throws IOException {
    StringBuilder yaml = new StringBuilder("estate: stall\nsources:\n");
    for (String repository : repositories) {
      yaml.append("  - repository: ").append(repository).append('\n');
    }
    Files.writeString(
        folder.resolve("audit.yaml"),
        yaml.append(hasAccounts ? EXPORTS : "").append(ZONES).toString());
  }

  Cli audit() {
    return run("audit", List.of());
  }

  Cli run(String command, List<String> more) {
    return Cli.run(
        Stream.concat(
                Stream.of(
                    command,
                    "--config",
                    folder.resolve("audit.yaml").toString(),
                    "--period",
                    "2026-11",
                    "--as-of",
                    "2026-11-30T06:00:00Z",
                    "--state",
                    folder.resolve("state").toString(),
                    "--out",
                    folder.resolve("reports").toString()),
                more.stream())
            .toArray(String[]::new));
  }

  Path report(String name) {
    return folder.resolve("reports/stall/2026-11").resolve(name);
  }
}
