package dev.ringfence.flow;

import dev.ringfence.network.Zone;

/**
 * The far end of a flow, as the filter of the near end sees it.
 *
 * @param network id of its network; empty beyond the estate
 * @param references whether rules that name a group apply to it
 */
record Far(String network, References references) {
  static Far of(Place place, References references) {
    if (place instanceof Segment segment) {
      return new Far(segment.virtualNetwork(), references);
    }
    // Only a joined network can have interfaces that carry a group.
    boolean mayCarry = ((Outside) place).zone().equals(Zone.OTHER_NETWORKS);
    return new Far("", mayCarry ? references : References.UNRESOLVED);
  }

  boolean isBeyond() {
    return network.isEmpty();
  }
}
