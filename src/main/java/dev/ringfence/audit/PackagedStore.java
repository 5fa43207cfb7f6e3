package dev.ringfence.audit;

import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.evidence.store.Sha256;
import dev.ringfence.handoff.Packed;
import dev.ringfence.handoff.container.PackageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a package holds, by digest. What is sealed meanwhile stays in memory. */
final class PackagedStore implements EvidenceStore {
  private final PackageFile opened;
  private final Map<Digest, String> names = new HashMap<>();
  private final MemoryStore memory = new MemoryStore();

  PackagedStore(PackageFile opened) {
    this.opened = opened;
    for (Packed.PackedFile file : opened.packed().files()) {
      names.putIfAbsent(file.digest(), file.names().get(0));
    }
  }

  /** Whether the package has a file with these bytes. */
  boolean has(Digest digest) {
    return names.containsKey(digest);
  }

  @Override
  public byte[] bytes(Digest digest) {
    String name = names.get(digest);
    if (name == null) {
      throw new AlteredEvidenceException("sealed bytes " + digest + " are not in the package");
    }
    try {
      byte[] bytes = opened.bytes(name).orElseThrow();
      if (!Sha256.of(bytes).equals(digest)) {
        throw new AlteredEvidenceException(name + " was altered while it was read");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the package holds already is not kept again. */
  @Override
  public Digest seal(byte[] bytes) {
    Digest digest = Sha256.of(bytes);
    return names.containsKey(digest) ? digest : memory.seal(bytes);
  }

  @Override
  public Digest seal(EvidenceManifest manifest) {
    return memory.seal(manifest);
  }

  @Override
  public List<Digest> sets() {
    return memory.sets();
  }
}
