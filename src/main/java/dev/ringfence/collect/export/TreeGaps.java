package dev.ringfence.collect.export;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gaps of a tree itself, which no account or region can be held to. */
final class TreeGaps {
  private static final String CALL = "file";

  private TreeGaps() {}

  /** The tree as a source of its own. */
  static EvidenceSource source(String name) {
    return new EvidenceSource("file", name, "");
  }

  static Request request(EvidenceSource source, String path) {
    return new Request(source, CALL, new TreeMap<>(Map.of("path", path)));
  }

  static CollectionGap gap(EvidenceSource tree, String path, Reason reason, String words) {
    return new CollectionGap(request(tree, path), reason, path + " " + words, Optional.empty());
  }
}
