package dev.ringfence.collect.aws;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import software.amazon.awssdk.regions.Region;

/** Why a whole region was not asked. */
final class RegionFaults {
  private RegionFaults() {}

  static Fault off(Region region) {
    return Fault.of(Reason.NOT_ENABLED, "the account has not switched on region " + region);
  }

  static Fault unknown(Region region) {
    return Fault.of(Reason.NOT_OFFERED, "the account knows no region " + region);
  }

  /** After some calls that nothing answered, the others are not made. */
  static Fault silent(int calls) {
    return Fault.of(
        Reason.UNREACHABLE, "not asked: the region answered none of " + calls + " calls before");
  }
}
