package dev.ringfence.audit;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.document.FindingDocument;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The lines of an assessment in a package, beside those that come out now. */
final class LineComparison {
  private static final String BOUNDARY = "{\"boundary\":";

  private final CanonicalJson json = new CanonicalJson();
  private final String header;
  private final Map<String, Stated> stated = new TreeMap<>();

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
              record -> stated.put(key(record), whole), () -> stated.put(unreadable(line), whole));
    } else {
      json.readIfFit(line, FindingDocument.class)
          .filter(LineComparison::isWhole)
          .ifPresentOrElse(
              finding -> stated.put(key(finding), new Stated(digest(line), finding.outcome())),
              () -> stated.put(unreadable(line), whole));
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

  /** Every difference in one line; uses up what is stated. */
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
    stated.keySet().forEach(key -> differences.add("in the package only: " + key));
    return differences;
  }

  private void compare(String key, String line, String outcome, List<String> differences) {
    Stated before = stated.remove(key);
    if (before == null) {
      differences.add("now only: " + key);
    } else if (!before.outcome().equals(outcome)) {
      differences.add("%s: %s in the package, %s now".formatted(key, before.outcome(), outcome));
    } else if (!before.line().equals(digest(line))) {
      differences.add(key + ": the wording, or what it cites, is another");
    }
  }

  private List<String> headers(Assessing.Assessed now) {
    Map<?, ?> then = json.readIfFit(header, HashMap.class).orElse(new HashMap<>());
    Map<?, ?> here = json.read(AssessmentDigest.lineOf(now.header(), json), HashMap.class);
    TreeSet<String> members = new TreeSet<>();
    then.keySet().forEach(member -> members.add(String.valueOf(member)));
    here.keySet().forEach(member -> members.add(String.valueOf(member)));
    return members.stream()
        .filter(member -> !Objects.equals(then.get(member), here.get(member)))
        .map(member -> "what it rests on: " + member + " is another")
        .toList();
  }
}
