package dev.ringfence.check;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;

/** The sealed evidence set itself as a source: it shows what was asked, and what is missing. */
public interface EvidenceSeal {
  /** The set's manifest. */
  SourceRef manifest();

  /** The manifest's entry of a gap; the manifest as a whole where it has no such entry. */
  SourceRef gap(CollectionGap gap);
}
