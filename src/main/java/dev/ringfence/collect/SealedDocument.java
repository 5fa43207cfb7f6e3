package dev.ringfence.collect;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence.Redaction;
import java.util.ArrayList;
import java.util.List;

/**
 * A document as it was sealed: unmodified but for its secrets.
 *
 * @param bytes length of what was sealed
 * @param redactions what was replaced, in document order
 */
public record SealedDocument(Digest digest, long bytes, List<Redaction> redactions) {
  public SealedDocument {
    redactions = List.copyOf(redactions);
  }

  /** Replaces what is secret, then seals. */
  public static SealedDocument of(Looked.Document document, Seal seal) {
    byte[] bytes = Redactor.redacted(document.utf8(), document.outline().secrets());
    List<Redaction> redactions = new ArrayList<>();
    if (!document.encoding().isEmpty()) {
      redactions.add(new Redaction("", document.encoding() + ", sealed as UTF-8"));
    }
    document
        .outline()
        .secrets()
        .forEach(secret -> redactions.add(new Redaction(secret.pointer(), secret.kind())));
    return new SealedDocument(seal.seal(bytes), bytes.length, redactions);
  }
}
