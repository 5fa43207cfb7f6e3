package dev.ringfence.collect.aws;

import dev.ringfence.collect.Fault;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * An account as it was entered, or why it was not.
 *
 * @param identity answer to who we are there
 * @param regions answer to which regions it has
 * @param closed why nothing can be asked there
 */
record Account(
    String id, Credentials credentials, Answer identity, Answer regions, Optional<Fault> closed) {
  /** ARN of who asks; empty where that is not known. */
  String caller() {
    return identity.text("Arn");
  }

  /** The regions the account has switched on, in order of name. */
  List<String> enabledRegions() {
    return regions
        .objects("Regions")
        .filter(region -> !isOff(region))
        .map(region -> String.valueOf(region.get("RegionName")))
        .sorted()
        .toList();
  }

  /** Why a region cannot be asked; empty where it can, or where that is not known. */
  Optional<Fault> closed(Region region) {
    if (closed.isPresent() || !regions.isWhole()) {
      return closed;
    }
    return regions
        .objects("Regions")
        .filter(known -> region.id().equals(known.get("RegionName")))
        .findFirst()
        .map(
            known -> isOff(known) ? Optional.of(RegionFaults.off(region)) : Optional.<Fault>empty())
        .orElse(Optional.of(RegionFaults.unknown(region)));
  }

  private static boolean isOff(java.util.Map<?, ?> region) {
    return "not-opted-in".equals(region.get("OptInStatus"));
  }
}
