package dev.ringfence.evidence.store;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import java.util.List;

/** Keeps bytes under their own digest, so that what is read is what was sealed. */
public interface EvidenceStore extends EvidenceContent {
  /** Keeps the bytes; sealing the same bytes again changes nothing. */
  Digest seal(byte[] bytes);

  /** Keeps a manifest and remembers it as an evidence set. */
  Digest seal(EvidenceManifest manifest);

  /** The names of the evidence sets kept here, in order of digest. */
  List<Digest> sets();

  /** The evidence sets whose digest begins with these hexadecimal digits. */
  default List<Digest> sets(String prefix) {
    return sets().stream().filter(digest -> digest.sha256().startsWith(prefix)).toList();
  }

  /**
   * An evidence set by the digest of its manifest.
   *
   * @throws dev.ringfence.evidence.AlteredEvidenceException if the manifest is missing or altered
   */
  default EvidenceSet set(Digest manifest) {
    return EvidenceManifest.parse(bytes(manifest)).evidence();
  }
}
