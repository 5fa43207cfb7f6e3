package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Fully known filters with a few permits. */
final class RandomFilters {
  private static final List<List<String>> PEERS =
      List.of(
          List.of(),
          List.of("0.0.0.0/0"),
          List.of("::/0"),
          List.of("10.0.0.0/8"),
          List.of("1.1.0.0/17"),
          List.of("1.1.128.0/17"),
          List.of("10.0.0.0/9", "fd00::/8"),
          List.of("203.0.113.0/29"));
  private static final List<Ports> PORTS =
      List.of(Ports.of(22), Ports.range(20, 25), Ports.of(443), Ports.all(), Ports.range(1, 65535));

  private final SplittableRandom random;

  RandomFilters(SplittableRandom random) {
    this.random = random;
  }

  Filter next() {
    Filter plain = Facts.filter();
    Map<String, Fact<String>> tags =
        Map.of("Tier", Facts.known(random.nextBoolean() ? "web" : "db", "/Tags/0/Value"));
    return new Filter(
        Facts.header("sg-1", new TreeMap<>(tags)),
        plain.virtualNetwork(),
        Facts.known(random.nextBoolean(), "/GroupName"),
        Facts.known(random.nextBoolean() ? "web servers" : "", "/Description"),
        Facts.known(permits(), Facts.GROUP + "/IpPermissions"),
        Facts.known(permits(), Facts.GROUP + "/IpPermissionsEgress"),
        Facts.known(random.nextBoolean() ? List.of("application", "data") : List.of(), "/Tiers"),
        Facts.known(random.nextBoolean() ? List.of("eni-1") : List.of(), "/Interfaces"));
  }

  private List<Permit> permits() {
    List<Permit> permits = new ArrayList<>();
    int count = random.nextInt(4);
    for (int number = 0; number < count; number++) {
      Addresses peer = Addresses.of(PEERS.get(random.nextInt(PEERS.size())).toArray(String[]::new));
      Ports ports = PORTS.get(random.nextInt(PORTS.size()));
      permits.add(
          switch (random.nextInt(4)) {
            case 0 -> Facts.permit(number, "any", Ports.all(), Services.all(), peer);
            case 1 -> Facts.permit(number, "icmp", Ports.none(), Services.of(Protocol.ICMP), peer);
            default -> Facts.permit(number, "tcp", ports, Services.tcp(ports), peer);
          });
    }
    return permits;
  }
}
