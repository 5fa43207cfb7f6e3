package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.Workload;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stand-ins for the addresses of pods, which no manifest has: one of each family for each workload,
 * out of blocks that nothing can be sent to (RFC 1122, 3.2.1.3 (a); RFC 6666), so that no block in
 * a policy means them but one that means everything.
 */
final class PodAddresses {
  /** Every stand-in. */
  static final Addresses ALL = Addresses.of("0.0.0.0/8", "100::/64");

  private static final long DISCARDED = 0x0100L << 48;
  private static final int MOST = 0xFFFFFF;

  private final Map<String, Addresses> byWorkload = new HashMap<>();

  /**
   * @param workloads in an order that does not change
   */
  PodAddresses(List<Workload> workloads) {
    if (workloads.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " workloads");
    }
    int number = 0;
    for (Workload workload : workloads) {
      number++;
      byWorkload.put(
          workload.id(),
          Addresses.of(Address.ipv4(number)).union(Addresses.of(Address.ipv6(DISCARDED, number))));
    }
  }

  /** Those of a workload; none if it is not known. */
  Addresses of(String workload) {
    return byWorkload.getOrDefault(workload, Addresses.none());
  }

  Addresses of(Collection<String> workloads) {
    return Addresses.unionOf(workloads.stream().map(this::of).toList());
  }

  /** Those pods that a block of real addresses surely means: it means every address. */
  static Addresses surelyIn(Addresses blocks) {
    Addresses sure = Addresses.none();
    for (Family family : Family.values()) {
      if (blocks.containsAll(Addresses.all(family))) {
        sure = sure.union(ALL.family(family));
      }
    }
    return sure;
  }

  /**
   * Those pods that it may mean: with IPv4 pods have addresses of their own network, with IPv6 they
   * may have global ones.
   */
  static Addresses perhapsIn(Addresses blocks) {
    Addresses ipv4 = blocks.family(Family.IPV4).minus(Addresses.INTERNET).minus(ALL);
    Addresses ipv6 = blocks.family(Family.IPV6).minus(ALL);
    return (ipv4.isEmpty() ? Addresses.none() : ALL.family(Family.IPV4))
        .union(ipv6.isEmpty() ? Addresses.none() : ALL.family(Family.IPV6));
  }
}
