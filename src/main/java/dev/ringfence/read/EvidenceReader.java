package dev.ringfence.read;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.terraform.Configuration;
import java.util.List;

/**
 * Turns the evidence of one provider into a fragment of the network model. It sees all of it at
 * once, because facts join across calls, regions and accounts.
 */
public interface EvidenceReader {
  boolean reads(Evidence evidence);

  /** Whether a gap leaves open what it would have read, even where nothing came beside it. */
  default boolean misses(CollectionGap gap) {
    return false;
  }

  Plane plane();

  /**
   * Reads the items it {@link #reads}; the gaps tell it which answers are missing.
   *
   * @throws dev.ringfence.evidence.AlteredEvidenceException if sealed bytes have changed
   */
  NetworkModel read(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones);

  /**
   * The configurations of Terraform among the items, block by block, for checks that speak of
   * blocks; none unless it reads such.
   */
  default List<Configuration> configurations(EvidenceSet evidence, EvidenceContent content) {
    return List.of();
  }
}
