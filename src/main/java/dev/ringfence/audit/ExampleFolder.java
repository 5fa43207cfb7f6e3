package dev.ringfence.audit;

import dev.ringfence.control.Example;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An example's evidence on disk, for as long as it is read: an export tree, and a repository with
 * what has the name of a manifest or of a Terraform file.
 */
final class ExampleFolder implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-central-1";

  /** The subscription of answers of Azure. */
  static final String SUBSCRIPTION = "0f1e2d3c-1111-4222-8333-444455556666";

  private static final String PROVENANCE =
      """
      {"collectedAt": "2026-11-30T04:00:00Z", "caller": "%s"}
      """;

  /** What repositories declare in; an answer of a provider is JSON. */
  private static final Pattern DECLARED = Pattern.compile(".*[.](ya?ml|tf|tfvars|tf[.]json)");

  /** What hosts show of their own firewalls. */
  private static final Pattern SHOWN_BY_HOST = Pattern.compile(".*[.](nft|v4|v6|ufw|nft[.]json)");

  private final Path temporary;
  private final CallTable azureCalls;
  private final SortedSet<String> accounts = new TreeSet<>();

  private ExampleFolder(Path temporary, CallTable azureCalls) {
    this.temporary = temporary;
    this.azureCalls = azureCalls;
  }

  /** Writes the example's files, and an empty answer for each call that returned nothing. */
  static ExampleFolder of(Example example, CallTable calls, CallTable azureCalls) {
    try {
      ExampleFolder folder =
          new ExampleFolder(Files.createTempDirectory("ringfence-example"), azureCalls);
      for (var file : example.settings().orElse(new TreeMap<>()).entrySet()) {
        Files.writeString(folder.temporary.resolve(file.getKey()), file.getValue());
      }
      for (String call : example.empty()) {
        folder.writeEmpty(known(calls.and(azureCalls), call));
      }
      for (var file : example.evidence().entrySet()) {
        if (DECLARED.matcher(file.getKey()).matches()) {
          folder.declare(file.getKey(), file.getValue());
        } else if (SHOWN_BY_HOST.matcher(file.getKey()).matches()) {
          write(folder.hosts().resolve("web-1").resolve(file.getKey()), file.getValue());
        } else {
          folder.write(file.getKey(), file.getValue());
        }
      }
      folder.writeProvenance();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the example declares; there is no such folder where it declares nothing. */
  Path repository() {
    return temporary.resolve("repository");
  }

  /** What the example's host shows; there is no such folder where it shows nothing. */
  Path hosts() {
    return temporary.resolve("hosts");
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
    String nothing = "{\"%s\": []}\n".formatted(spec.listKey());
    if (spec.words().isEmpty()) {
      write(spec.commandName() + ".json", nothing);
    }
    for (String word : spec.words()) {
      write(spec.commandName() + "." + word + ".json", nothing);
    }
  }

  /** Where a file belongs, by the command that it is named after. */
  private void write(String name, String content) throws IOException {
    boolean isAzure =
        azureCalls.calls().stream().anyMatch(spec -> name.startsWith(spec.commandName() + "."));
    accounts.add(isAzure ? SUBSCRIPTION : ACCOUNT);
    write(folder(isAzure).resolve(name), content);
  }

  private Path folder(boolean isAzure) {
    return isAzure ? tree().resolve(SUBSCRIPTION) : tree().resolve(ACCOUNT).resolve(REGION);
  }

  private void declare(String name, String content) throws IOException {
    write(repository().resolve(name), content);
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Of an example that has no evidence at all, the account is still asked about. */
  private void writeProvenance() throws IOException {
    if (accounts.isEmpty() && !Files.exists(repository()) && !Files.exists(hosts())) {
      accounts.add(ACCOUNT);
    }
    if (accounts.contains(ACCOUNT)) {
      String caller = "arn:aws:sts::%s:assumed-role/example/example".formatted(ACCOUNT);
      write(folder(false).resolve("collected.json"), PROVENANCE.formatted(caller));
    }
    if (accounts.contains(SUBSCRIPTION)) {
      write(folder(true).resolve("collected.json"), PROVENANCE.formatted("example@example.com"));
    }
  }

  /** The accounts and subscriptions that are asked about. */
  List<String> accounts() {
    return List.copyOf(accounts);
  }

  @Override
  public void close() {
    try {
      ScratchFolder.delete(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
