package dev.ringfence.evidence.store;

import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.SourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * An evidence set as canonical JSON: what was asked of whom, by whom and when, what came, what is
 * missing. Its digest is the name of the set; its schema is {@code
 * schemas/evidence-manifest.schema.json}.
 *
 * <p>{@code /items/5} and {@code /gaps/3} are the sixth item and the fourth gap of the set.
 */
public final class EvidenceManifest {
  /** The name under which statements cite a manifest. */
  public static final String PATH = "evidence-manifest.json";

  private final EvidenceSet evidence;
  private final byte[] bytes;
  private final Digest digest;
  private final Map<CollectionGap, Integer> gaps;
  private final Map<Evidence, Integer> items;

  private EvidenceManifest(EvidenceSet evidence, byte[] bytes) {
    this.evidence = evidence;
    this.bytes = bytes;
    this.digest = Sha256.of(bytes);
    this.gaps = positions(evidence.gaps());
    this.items = positions(evidence.items());
  }

  /** The same set gives the same bytes, whatever order it was collected in. */
  public static EvidenceManifest of(EvidenceSet evidence) {
    return new EvidenceManifest(evidence, ManifestWriter.write(evidence));
  }

  /**
   * Reads a manifest.
   *
   * @throws AlteredEvidenceException if the bytes are not what {@link #of} writes for the set they
   *     describe
   */
  public static EvidenceManifest parse(byte[] bytes) {
    EvidenceManifest manifest;
    try {
      manifest = of(ManifestReader.read(bytes));
    } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new AlteredEvidenceException(
          "evidence manifest " + Sha256.of(bytes) + " cannot be read: " + e.getMessage());
    }
    if (!java.util.Arrays.equals(manifest.bytes, bytes)) {
      throw new AlteredEvidenceException(
          "evidence manifest " + Sha256.of(bytes) + " is not in canonical form");
    }
    return manifest;
  }

  public EvidenceSet evidence() {
    return evidence;
  }

  /** The canonical JSON, UTF-8. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The name of the evidence set. */
  public Digest digest() {
    return digest;
  }

  /** The manifest as a whole. */
  public SourceRef manifest() {
    return SourceRef.at(digest, PATH, "");
  }

  /** The entry of a gap; the manifest as a whole where it has no such entry. */
  public SourceRef gap(CollectionGap gap) {
    return entry("/gaps/", gaps.get(gap));
  }

  /** The entry of an item; the manifest as a whole where it has no such entry. */
  public SourceRef item(Evidence item) {
    return entry("/items/", items.get(item));
  }

  private SourceRef entry(String list, @org.jspecify.annotations.Nullable Integer position) {
    return position == null ? manifest() : SourceRef.at(digest, PATH, list + position);
  }

  private static <T> Map<T, Integer> positions(List<T> entries) {
    Map<T, Integer> positions = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      positions.putIfAbsent(entries.get(i), i);
    }
    return positions;
  }
}
