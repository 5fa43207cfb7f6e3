package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Progress;
import dev.ringfence.audit.Scan;
import dev.ringfence.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each export file of the sample is taken away in turn. What was satisfied may only become
 * inconclusive, nothing becomes satisfied, a check that had subjects keeps them or says which
 * source would name them, and «not applicable» never takes the place of a finding.
 */
@Tag("thorough")
class MissingEvidenceTest {
  private static final Path EXPORTS = Path.of("src/samples/three-tier-aws/2026-11/exports");
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());

  @TempDir Path folder;

  private Scan scan;

  private record Key(String check, String kind, String subject) {}

  @TestFactory
  Stream<DynamicTest> a_missing_answer_never_makes_an_outcome_more_definite() throws IOException {
    copy(EXPORTS, folder);
    scan = Scan.of(List.of(folder), HOME.controls(), HOME);
    Map<Key, Verdict> whole = verdicts();
    assertThat(whole).hasSizeGreaterThan(200);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    return files.stream()
        .filter(file -> !file.getFileName().toString().equals("collected.json"))
        .map(
            file ->
                dynamicTest(
                    "without " + folder.relativize(file),
                    () -> {
                      Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
                      Files.move(file, aside);
                      try {
                        compare(whole, verdicts());
                      } finally {
                        Files.move(aside, file);
                      }
                    }));
  }

  /** One account's answer often tells what another's would have; here nobody answers a call. */
  @TestFactory
  Stream<DynamicTest> a_call_that_nobody_answered_never_makes_an_outcome_more_definite()
      throws IOException {
    copy(EXPORTS, folder);
    scan = Scan.of(List.of(folder), HOME.controls(), HOME);
    Map<Key, Verdict> whole = verdicts();
    Map<String, List<Path>> byCall = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".json") && !file.endsWith("collected.json"))
          .forEach(
              file ->
                  byCall
                      .computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                      .add(file));
    }
    return byCall.entrySet().stream()
        .filter(call -> call.getValue().size() > 1)
        .map(call -> dynamicTest(call.getKey(), () -> compareWithout(call.getValue(), whole)));
  }

  private void compareWithout(List<Path> files, Map<Key, Verdict> whole) throws IOException {
    for (Path file : files) {
      Files.move(file, aside(file));
    }
    try {
      compare(whole, verdicts());
    } finally {
      for (Path file : files) {
        Files.move(aside(file), file);
      }
    }
  }

  private Path aside(Path file) {
    return folder.resolveSibling(
        folder.getFileName() + "." + folder.relativize(file).toString().replace('/', '_'));
  }

  private static void compare(Map<Key, Verdict> whole, Map<Key, Verdict> without) {
    Set<String> sourcesThatCannotTell =
        without.keySet().stream()
            .filter(key -> key.kind().equals("source"))
            .map(Key::check)
            .collect(Collectors.toCollection(TreeSet::new));
    whole.forEach(
        (key, before) -> {
          Optional<Verdict> after = Optional.ofNullable(without.get(key));
          if (after.isEmpty()) {
            // Of the estate it was said as long as nothing was concerned; now something may be.
            assertThat(
                    sourcesThatCannotTell.contains(key.check())
                        || isConcernedNow(key, before, without))
                .as("%s lost %s", key, before)
                .isTrue();
          } else if (after.get() != before) {
            assertThat(after.get()).as("%s was %s", key, before).isEqualTo(Verdict.INCONCLUSIVE);
          }
        });
    without.forEach(
        (key, after) -> {
          if (!whole.containsKey(key)) {
            assertThat(after).as("new: %s", key).isEqualTo(Verdict.INCONCLUSIVE);
          }
        });
  }

  private static boolean isConcernedNow(Key key, Verdict before, Map<Key, Verdict> without) {
    return before == Verdict.NOT_APPLICABLE
        && key.kind().equals("estate")
        && without.entrySet().stream()
            .anyMatch(
                other ->
                    other.getKey().check().equals(key.check())
                        && other.getValue() == Verdict.INCONCLUSIVE);
  }

  private Map<Key, Verdict> verdicts() {
    Map<Key, Verdict> verdicts = new TreeMap<>(java.util.Comparator.comparing(Key::toString));
    for (Finding finding : scan.run(Progress.SILENT).findings()) {
      verdicts.put(
          new Key(finding.check().value(), finding.subject().kind(), finding.subject().id()),
          finding.outcome().verdict());
    }
    return verdicts;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
