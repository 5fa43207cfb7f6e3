package dev.ringfence.network;

import java.util.List;
import java.util.Set;

/**
 * A set of endpoints that the owners keep apart from others.
 *
 * @param name as audit.yaml, tables and reports write it
 * @param tier what checks know it by; its name where it has none of its own
 */
public record Zone(String name, String tier) {
  /** Every address of the public internet. */
  public static final Zone INTERNET = new Zone("internet", "internet");

  /** What lies behind VPN connections and dedicated links. */
  public static final Zone ON_PREMISES = new Zone("on-premises", "on-premises");

  /** Services of the provider that a gateway endpoint leads to, such as object storage. */
  public static final Zone PROVIDER_SERVICES = new Zone("provider-services", "provider-services");

  /** Joined networks (peering, transit) whose inside is not among the evidence. */
  public static final Zone OTHER_NETWORKS = new Zone("other-networks", "other-networks");

  /** Endpoints that no configured zone selects. */
  public static final Zone UNASSIGNED = new Zone("unassigned", "unassigned");

  /** Zones that exist without being configured; all but the last have no endpoints of their own. */
  public static final List<Zone> FIXED =
      List.of(INTERNET, ON_PREMISES, PROVIDER_SERVICES, OTHER_NETWORKS, UNASSIGNED);

  /** Zones that consist of addresses and not of endpoints. */
  public static final Set<Zone> OUTSIDE =
      Set.of(INTERNET, ON_PREMISES, PROVIDER_SERVICES, OTHER_NETWORKS);

  /** Whether it consists of addresses beyond the estate. */
  public boolean isOutside() {
    return OUTSIDE.contains(this);
  }
}
