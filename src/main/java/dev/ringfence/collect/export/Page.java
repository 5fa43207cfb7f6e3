package dev.ringfence.collect.export;

import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file that answers one call, sealed, or one page of such an answer. */
record Page(ExportFile file, CallSpec spec, Sealed sealed, Outline outline, Items items)
    implements Comparable<Page> {

  /** The bytes as they were sealed. */
  record Sealed(Digest digest, long bytes, List<Redaction> redactions) {
    static Sealed of(Looked.Document document, Seal seal) {
      byte[] bytes = Redactor.redacted(document.utf8(), document.outline().secrets());
      List<Redaction> redactions = new ArrayList<>();
      if (!document.encoding().isEmpty()) {
        redactions.add(new Redaction("", document.encoding() + ", sealed as UTF-8"));
      }
      document
          .outline()
          .secrets()
          .forEach(secret -> redactions.add(new Redaction(secret.pointer(), secret.kind())));
      return new Sealed(seal.seal(bytes), bytes.length, redactions);
    }
  }

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
