package dev.ringfence.evidence;

/** Finds sealed bytes by their digest. */
@FunctionalInterface
public interface EvidenceContent {
  /**
   * The sealed bytes, checked against the digest.
   *
   * @throws AlteredEvidenceException if they are missing or no longer have that digest
   */
  byte[] bytes(Digest digest);
}
