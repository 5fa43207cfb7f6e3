package dev.ringfence.assessment;

import dev.ringfence.evidence.SourceRef;
import java.util.List;

/**
 * The zones between which flows were computed.
 *
 * @param zones configured or inferred ones in their order, then the fixed ones that occur
 * @param isInferred whether nobody configured them
 * @param boundaries how many pairs of them were analysed
 * @param issues endpoints of which the zone cannot be told, or is not one
 * @param unplaced what the documented tables name and the estate does not have
 */
public record ZoneTable(
    List<ZoneRecord> zones,
    boolean isInferred,
    long boundaries,
    Listed<Issue> issues,
    Listed<Unplaced> unplaced) {
  public ZoneTable {
    zones = List.copyOf(zones);
  }

  /**
   * One zone.
   *
   * @param isOutside whether it consists of addresses beyond the estate
   * @param endpoints how many are certainly in it
   * @param possible how many more may be in it
   */
  public record ZoneRecord(
      String name, String tier, boolean isOutside, long endpoints, long possible) {}

  /**
   * An endpoint that is in no zone, in several, or in one that cannot be told.
   *
   * @param zones those it is or may be in
   */
  public record Issue(
      String endpoint, String name, List<String> zones, String reason, Listed<SourceRef> sources) {
    public Issue {
      zones = List.copyOf(zones);
    }
  }

  /**
   * A name in a documented row that leads nowhere.
   *
   * @param from as the row writes it
   * @param to likewise
   * @param services in words
   * @param source line of the row
   */
  public record Unplaced(
      String from, String to, String services, String name, String reason, SourceRef source) {}
}
