package dev.ringfence.audit;

import dev.ringfence.assessment.DocumentedRecord;
import dev.ringfence.net.Packets;
import dev.ringfence.network.BoundaryPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What owners say of one boundary.
 *
 * @param policy as written, if the boundary has one
 * @param allowed how what may pass stands to the policies; empty if the audit has none
 * @param documented how it stands to the documented tables; empty if the audit has none
 * @param rows what the tables have on this boundary
 */
record Expected(
    Optional<BoundaryPolicy> policy,
    Optional<Leaves> allowed,
    Optional<Leaves> documented,
    List<DocumentedRecord> rows) {
  Expected {
    rows = List.copyOf(rows);
  }

  /**
   * What owners do not name of what may pass.
   *
   * @param certain packets that they certainly do not name
   * @param possible these and those of which it cannot be told
   */
  record Leaves(Packets certain, Packets possible) {
    Leaves {
      if (!possible.containsAll(certain)) {
        throw new IllegalArgumentException("what is certain is possible");
      }
    }
  }
}
