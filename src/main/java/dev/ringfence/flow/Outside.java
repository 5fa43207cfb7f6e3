package dev.ringfence.flow;

import dev.ringfence.network.Zone;
import java.util.List;

/** A zone beyond the estate. */
record Outside(Zone zone) implements Place {
  static final Outside INTERNET = new Outside(Zone.INTERNET);
  static final Outside ON_PREMISES = new Outside(Zone.ON_PREMISES);
  static final Outside PROVIDER_SERVICES = new Outside(Zone.PROVIDER_SERVICES);
  static final Outside OTHER_NETWORKS = new Outside(Zone.OTHER_NETWORKS);

  static final List<Outside> ALL =
      List.of(INTERNET, ON_PREMISES, PROVIDER_SERVICES, OTHER_NETWORKS);
}
