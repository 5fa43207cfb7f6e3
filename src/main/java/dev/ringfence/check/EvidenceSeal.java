package dev.ringfence.check;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;
import java.util.Optional;

/** The sealed evidence set itself as a source: it shows what was asked, and what is missing. */
public interface EvidenceSeal {
  /** The set's manifest. */
  SourceRef manifest();

  /** The manifest's entry of a gap; the manifest as a whole where it has no such entry. */
  SourceRef gap(CollectionGap gap);

  /**
   * The manifest's entry of a gap by its words, which is all an unknown fact keeps of it.
   *
   * @param display as {@link CollectionGap#display()} words it
   */
  Optional<SourceRef> gap(String display);
}
