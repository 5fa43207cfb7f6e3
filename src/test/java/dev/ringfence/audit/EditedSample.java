package dev.ringfence.audit;

import dev.ringfence.evidence.SourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A month of the sample estate from whose exports rules are deleted. */
final class EditedSample {
  private static final Path SAMPLE = Path.of("src/samples/three-tier-aws");
  private static final List<String> PEERS =
      List.of("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final YearMonth period;
  private final Map<Set<SourceRef>, JudgedEstate> known = new HashMap<>();

  /** Works on a copy in a folder. */
  EditedSample(Path folder, YearMonth period) throws IOException {
    this.folder = folder;
    this.period = period;
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(SAMPLE.relativize(file));
      }
    }
  }

  private void copy(Path file) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.write(folder.resolve(file), Files.readAllBytes(SAMPLE.resolve(file)));
  }

  /** The estate without some rules; the same answer for the same rules. */
  JudgedEstate without(Set<SourceRef> rules) {
    JudgedEstate estate = known.get(rules);
    if (estate == null) {
      estate = read(rules);
      known.put(Set.copyOf(rules), estate);
    }
    return estate;
  }

  private JudgedEstate read(Set<SourceRef> rules) {
    Map<Path, JsonNode> edited = new HashMap<>();
    // From the last to the first, so that no deletion moves what is deleted after it.
    List<SourceRef> lastFirst =
        rules.stream().sorted(Comparator.comparing(EditedSample::place).reversed()).toList();
    for (SourceRef rule : lastFirst) {
      Path file = file(rule);
      JsonNode document = edited.computeIfAbsent(file, key -> JSON.readTree(bytes(key)));
      revoke(document, JsonPointer.compile(rule.pointer().orElseThrow()));
    }
    try {
      for (Map.Entry<Path, JsonNode> file : edited.entrySet()) {
        Files.write(folder.resolve(file.getKey()), JSON.writeValueAsBytes(file.getValue()));
      }
      JudgedEstate estate = JudgedEstate.of(folder.resolve("audit.yaml"), period);
      for (Path file : edited.keySet()) {
        copy(file);
      }
      return estate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The indices on the way to a rule, such that they sort as numbers do. */
  private static String place(SourceRef rule) {
    return Stream.of(rule.pointer().orElseThrow().split("/"))
        .map(step -> step.matches("\\d+") ? "0".repeat(6 - step.length()) + step : step)
        .collect(Collectors.joining("/"));
  }

  /** The file of a month that a source names. */
  private Path file(SourceRef rule) {
    Path file = Path.of(period + "/exports").resolve(rule.path());
    if (!Files.exists(SAMPLE.resolve(file))) {
      throw new AssertionError(rule.display() + " is in no export of " + period);
    }
    return file;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(SAMPLE.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the provider does: a permission of a security group goes with the last peer it names. */
  private static void revoke(JsonNode document, JsonPointer place) {
    delete(document, place);
    JsonPointer permission = place.head().head();
    if (PEERS.contains(place.head().last().getMatchingProperty())
        && PEERS.stream().allMatch(peers -> document.at(permission).path(peers).isEmpty())) {
      delete(document, permission);
    }
  }

  private static void delete(JsonNode document, JsonPointer place) {
    if (document.at(place).isMissingNode()) {
      throw new AssertionError("nothing at " + place);
    }
    if (document.at(place.head()) instanceof ArrayNode items) {
      items.remove(place.last().getMatchingIndex());
    } else if (document.at(place.head()) instanceof ObjectNode object) {
      object.remove(place.last().getMatchingProperty());
    }
  }
}
