package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of networks that are short and still unique: the last parts of their ids, as many as it
 * takes. Routes name their targets by these.
 */
final class ShortNames {
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<String, Integer> byGroup = new HashMap<>();

  ShortNames(Estate estate) {
    for (Item network : estate.all(Calls.NETWORKS)) {
      ArmId.parse(network.id())
          .ifPresent(
              id -> {
                byName.merge(id.name(), 1, Integer::sum);
                byGroup.merge(id.resourceGroup() + "/" + id.name(), 1, Integer::sum);
              });
    }
  }

  String of(String network) {
    return ArmId.parse(network)
        .map(
            id -> {
              String inGroup = id.resourceGroup() + "/" + id.name();
              if (byName.getOrDefault(id.name(), 2) == 1) {
                return id.name();
              }
              return byGroup.getOrDefault(inGroup, 2) == 1
                  ? inGroup
                  : id.subscription() + "/" + inGroup;
            })
        .orElse(network);
  }

  /** Both sides of a peering have one name. */
  String peering(PeeringLink link) {
    return link.network().compareTo(link.remote()) < 0
        ? of(link.network()) + "--" + of(link.remote())
        : of(link.remote()) + "--" + of(link.network());
  }

  /** What leads from a network to the internet; every network has it (Azure, traffic routing). */
  static String internet(String network) {
    return network + "/internet";
  }

  /** The gateways of a network to premises and to networks that are not peered. */
  String gateway(String network) {
    return of(network) + "/gateway";
  }
}
