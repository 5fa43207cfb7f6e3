package dev.ringfence.audit;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.FindingDocument;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The lines of an assessment in a package, beside those that come out now. It tells what differs
 * where the digests do; that nothing does is for the digests to say.
 */
final class LineComparison {
  private static final String BOUNDARY = "{\"boundary\":";

  private final CanonicalJson json = new CanonicalJson();
  private final String header;
  private final Map<String, Deque<Stated>> stated = new TreeMap<>();
  private final Set<String> repeated = new TreeSet<>();

  /**
   * What a package states of a boundary or finding.
   *
   * @param outcome of a finding; empty for a boundary
   */
  private record Stated(Digest line, String outcome) {}

  LineComparison(Stream<String> packaged) {
    try (packaged) {
      var lines = packaged.iterator();
      this.header = lines.hasNext() ? lines.next() : "{}";
      lines.forEachRemaining(this::state);
    }
  }

  private void state(String line) {
    Stated whole = new Stated(digest(line), "");
    if (line.startsWith(BOUNDARY)) {
      json.readIfFit(line, BoundaryRecord.class)
          .ifPresentOrElse(
              record -> state(key(record), whole), () -> state(unreadable(line), whole));
    } else {
      json.readIfFit(line, FindingDocument.class)
          .filter(LineComparison::isWhole)
          .ifPresentOrElse(
              finding -> state(key(finding), new Stated(digest(line), finding.outcome())),
              () -> state(unreadable(line), whole));
    }
  }

  private void state(String key, Stated line) {
    Deque<Stated> lines = stated.computeIfAbsent(key, first -> new ArrayDeque<>());
    lines.add(line);
    if (lines.size() > 1) {
      repeated.add(key);
    }
  }

  /** Jackson leaves null in the place of what is absent. */
  private static boolean isWhole(FindingDocument finding) {
    return Stream.of(finding.check(), finding.subject(), finding.plane(), finding.outcome())
        .allMatch(Objects::nonNull);
  }

  private static String unreadable(String line) {
    return "a line that cannot be read, of digest " + digest(line);
  }

  private static Digest digest(String line) {
    return Sha256.of(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(BoundaryRecord record) {
    return "boundary " + record.boundary();
  }

  private static String key(FindingDocument finding) {
    return "finding %s on %s %s (%s)"
        .formatted(
            finding.check(), finding.subject().kind(), finding.subject().id(), finding.plane());
  }

  /** Every difference, at least one, each in one line; uses up what is stated. */
  List<String> with(Assessing.Assessed now) {
    List<String> differences = new ArrayList<>(headers(now));
    try (Stream<BoundaryRecord> boundaries = now.boundaries()) {
      boundaries.forEachOrdered(record -> compare(key(record), json.text(record), "", differences));
    }
    try (Stream<dev.ringfence.assessment.Finding> findings = now.findings()) {
      findings
          .map(FindingDocument::of)
          .forEachOrdered(
              finding -> compare(key(finding), json.text(finding), finding.outcome(), differences));
    }
    stated.forEach((key, lines) -> lines.forEach(line -> differences.add(surplus(key))));
    if (differences.isEmpty()) {
      differences.add("the text differs in the order of its lines");
    }
    return differences;
  }

  private String surplus(String key) {
    return (repeated.contains(key) ? "stated twice in the package: " : "in the package only: ")
        + key;
  }

  private void compare(String key, String line, String outcome, List<String> differences) {
    Deque<Stated> lines = stated.getOrDefault(key, new ArrayDeque<>());
    Stated same = new Stated(digest(line), outcome);
    Stated before = lines.remove(same) ? same : lines.poll();
    if (before == null) {
      differences.add("now only: " + key);
    } else if (!before.outcome().equals(outcome)) {
      differences.add("%s: %s in the package, %s now".formatted(key, before.outcome(), outcome));
    } else if (!before.line().equals(same.line())) {
      differences.add(key + ": the wording, or what it cites, is another");
    }
  }

  private List<String> headers(Assessing.Assessed now) {
    Map<?, ?> then = json.readIfFit(header, HashMap.class).orElse(new HashMap<>());
    String line = AssessmentDigest.lineOf(now.header(), json);
    Map<?, ?> here = json.read(line, HashMap.class);
    TreeSet<String> members = new TreeSet<>();
    then.keySet().forEach(member -> members.add(String.valueOf(member)));
    here.keySet().forEach(member -> members.add(String.valueOf(member)));
    members.removeIf(member -> Objects.equals(then.get(member), here.get(member)));
    if (members.isEmpty() && !header.equals(line)) {
      return List.of("what it rests on: a member is stated twice, or in another place");
    }
    return members.stream().map(member -> "what it rests on: " + member + " is another").toList();
  }
}
