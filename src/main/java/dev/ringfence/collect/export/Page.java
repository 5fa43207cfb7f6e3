package dev.ringfence.collect.export;

import dev.ringfence.collect.Outline;
import dev.ringfence.collect.SealedDocument;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.time.Instant;
import java.util.Optional;

/** One file that answers one call, sealed, or one page of such an answer. */
record Page(ExportFile file, CallSpec spec, SealedDocument sealed, Outline outline, Items items)
    implements Comparable<Page> {

  /** Where this page says that there is more. */
  Optional<String> continuation() {
    return outline.continuation();
  }

  /** First value of a member that the reading asked for; empty where there is none. */
  String value(String member) {
    return outline.values().getOrDefault(member, "");
  }

  SourceRef at(String pointer) {
    return SourceRef.at(sealed.digest(), file.path(), pointer);
  }

  /**
   * The page as evidence.
   *
   * @param caller who asked, where the record beside the file does not tell
   */
  Evidence evidence(Request request, Provenance provenance, String caller) {
    Instant time = provenance.collectedAt().orElse(file.modified());
    return new Evidence(
        request,
        file.path(),
        sealed.digest(),
        sealed.bytes(),
        provenance.caller().isEmpty() ? caller : provenance.caller(),
        time,
        provenance.clock(),
        items.size(),
        sealed.redactions());
  }

  @Override
  public int compareTo(Page other) {
    return file.compareTo(other.file);
  }
}
