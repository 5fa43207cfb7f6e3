package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which zones there are, and which endpoints are in them. */
public interface Zoning {
  /** Zones with endpoints, in the order of audit.yaml; the fixed ones are not among them. */
  List<Zone> zones();

  /** Whether nobody configured these zones. */
  boolean isInferred();

  Placement placement(Endpoint endpoint);

  /** The zoning for one network: inferred zones are those of its tiers. */
  default Zoning within(NetworkModel network) {
    return this;
  }

  /**
   * Where an endpoint is.
   *
   * @param certain names of the zones it is in; more than one is a fault of the configuration
   * @param possible names of these and of zones that it cannot be told whether it is in
   * @param reason why it is in none, in several, or cannot be told; else empty
   */
  record Placement(
      SortedSet<String> certain,
      SortedSet<String> possible,
      String reason,
      List<SourceRef> sources) {
    public Placement {
      certain = Collections.unmodifiableSortedSet(new TreeSet<>(certain));
      possible = Collections.unmodifiableSortedSet(new TreeSet<>(possible));
      sources = List.copyOf(sources);
      if (!possible.containsAll(certain)) {
        throw new IllegalArgumentException("what is certain is possible");
      }
    }

    public static Placement in(String zone, List<SourceRef> sources) {
      SortedSet<String> one = new TreeSet<>(List.of(zone));
      return new Placement(one, one, "", sources);
    }
  }
}
