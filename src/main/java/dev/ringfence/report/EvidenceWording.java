package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.report.EvidenceRow.RedactionRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbers the evidence and words references to it. */
final class EvidenceWording {
  private static final String MANIFEST = "manifest";

  private final List<Evidence> items;
  private final Digest manifest;
  private final Map<Place, String> byPlace = new HashMap<>();
  private final Map<Digest, String> byDigest = new HashMap<>();

  private record Place(Digest digest, String path) {}

  EvidenceWording(AssessmentHeader header) {
    items = header.evidence().items();
    manifest = header.evidenceDigest();
    for (int i = 0; i < items.size(); i++) {
      Evidence item = items.get(i);
      byPlace.putIfAbsent(new Place(item.digest(), item.path()), number(i));
      // Two sources may give the same bytes, an empty list for one; the path tells them apart.
      byDigest.putIfAbsent(item.digest(), number(i));
    }
  }

  private static String number(int index) {
    return Text.of("E-%04d", index + 1);
  }

  SourceRow source(SourceRef ref) {
    return new SourceRow(
        numberOf(ref),
        ref.path(),
        ref.place().toString(),
        ref.display(),
        ReportModels.fingerprint(ref.digest()));
  }

  private String numberOf(SourceRef ref) {
    if (ref.digest().equals(manifest)) {
      return MANIFEST;
    }
    String exact = byPlace.get(new Place(ref.digest(), ref.path()));
    return exact == null ? byDigest.getOrDefault(ref.digest(), "") : exact;
  }

  Rows<EvidenceRow> rows() {
    return new Rows<>(
        items.size(), () -> IntStream.range(0, items.size()).mapToObj(i -> row(items.get(i), i)));
  }

  private static EvidenceRow row(Evidence item, int index) {
    return new EvidenceRow(
        number(index),
        item.request().display(),
        item.request().source().id(),
        item.request().source().account(),
        item.request().source().region(),
        item.path(),
        ReportModels.fingerprint(item.digest()),
        item.bytes(),
        item.items(),
        item.caller().isEmpty() ? "not recorded" : item.caller(),
        item.collectedAt(),
        clock(item.clock()),
        item.redactions().stream()
            .map(redaction -> new RedactionRow(redaction.pointer(), redaction.kind()))
            .toList());
  }

  private static String clock(Evidence.Clock clock) {
    return switch (clock) {
      case COLLECTOR -> "collector";
      case FILE -> "file time";
      case COMMIT -> "commit time";
    };
  }
}
