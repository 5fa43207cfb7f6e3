package dev.ringfence.collect;

import dev.ringfence.evidence.Digest;

/** Where a collector puts bytes so that they can never change unnoticed. */
@FunctionalInterface
public interface Seal {
  /** Keeps the bytes under their digest; keeping the same bytes again changes nothing. */
  Digest seal(byte[] bytes);
}
