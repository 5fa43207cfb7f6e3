package dev.ringfence.evidence.store;

import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.Digest;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** A store that lasts as long as the run: for scans, examples and tests. */
public final class MemoryStore implements EvidenceStore {
  private final ConcurrentMap<Digest, byte[]> content = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Digest> sets = new ConcurrentSkipListSet<>();

  @Override
  public Digest seal(byte[] bytes) {
    Digest digest = Sha256.of(bytes);
    content.computeIfAbsent(digest, absent -> bytes.clone());
    return digest;
  }

  @Override
  public Digest seal(EvidenceManifest manifest) {
    Digest digest = seal(manifest.bytes());
    sets.add(digest);
    return digest;
  }

  @Override
  public byte[] bytes(Digest digest) {
    byte[] bytes = content.get(digest);
    if (bytes == null) {
      throw new AlteredEvidenceException("sealed evidence " + digest + " is missing in memory");
    }
    return bytes.clone();
  }

  @Override
  public List<Digest> sets() {
    return List.copyOf(sets);
  }
}
