package dev.ringfence.audit;

import dev.ringfence.check.EvidenceSeal;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.evidence.store.EvidenceManifest;
import java.util.Optional;

/** Lets checks cite the manifest of the evidence set. */
record ManifestSeal(EvidenceManifest sealed) implements EvidenceSeal {
  @Override
  public SourceRef manifest() {
    return sealed.manifest();
  }

  @Override
  public SourceRef gap(CollectionGap gap) {
    return sealed.gap(gap);
  }

  @Override
  public Optional<SourceRef> gap(String display) {
    return sealed.evidence().gaps().stream()
        .filter(gap -> gap.display().equals(display))
        .findFirst()
        .map(sealed::gap);
  }
}
