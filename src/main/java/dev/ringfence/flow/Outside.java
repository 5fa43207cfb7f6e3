package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Zone;

/** A zone beyond the estate. */
record Outside(Zone zone) implements Place {
  static final Outside INTERNET = new Outside(Zone.INTERNET);
  static final Outside ON_PREMISES = new Outside(Zone.ON_PREMISES);
  static final Outside PROVIDER_SERVICES = new Outside(Zone.PROVIDER_SERVICES);
  static final Outside OTHER_NETWORKS = new Outside(Zone.OTHER_NETWORKS);

  /**
   * What may be routed over the internet. Documentation and benchmarking blocks are in: nobody who
   * finds one in a rule means that it is closed.
   */
  static final Addresses INTERNET_ADDRESSES =
      Addresses.of("0.0.0.0/0", "2000::/3", "64:ff9b::/96")
          .minus(Addresses.PRIVATE)
          .minus(Addresses.LOOPBACK)
          .minus(Addresses.LINK_LOCAL)
          .minus(Addresses.MULTICAST)
          .minus(Addresses.of("0.0.0.0/8", "240.0.0.0/4"));
}
