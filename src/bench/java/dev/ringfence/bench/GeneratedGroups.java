package dev.ringfence.bench;

import static dev.ringfence.bench.Made.arn;
import static dev.ringfence.bench.Made.header;
import static dev.ringfence.bench.Made.known;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The security groups of one network, a tenth of them public, six tenths of applications. */
final class GeneratedGroups {
  /** What rules of a whole estate name, since teams copy from each other. */
  private static final List<Packets> TRAFFIC = traffic();

  private static final List<Addresses> PARTNERS = partners();

  private final int network;
  private final int networks;
  private final int count;
  private final SplittableRandom random;

  GeneratedGroups(int network, int networks, int count, SplittableRandom random) {
    this.network = network;
    this.networks = networks;
    this.count = count;
    this.random = random;
  }

  private static List<Packets> traffic() {
    List<Packets> traffic = new ArrayList<>();
    for (int port :
        new int[] {22, 443, 443, 443, 3306, 5432, 6379, 8080, 8443, 9092, 9200, 27017}) {
      traffic.add(Packets.of(Services.tcp(Ports.of(port))));
    }
    traffic.add(Packets.of(Services.tcp(Ports.range(8000, 8999))));
    traffic.add(Packets.of(Services.tcp(Ports.range(30000, 32767))));
    traffic.add(Packets.of(Services.udp(Ports.of(53))));
    traffic.add(Packets.of(Services.udp(Ports.of(123))));
    traffic.add(Packets.of(Services.of(Protocol.ICMP)));
    return traffic;
  }

  private static List<Addresses> partners() {
    SplittableRandom random = new SplittableRandom(7);
    List<Addresses> partners = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Address first = Address.ipv4(random.nextInt(11 << 24, 100 << 24) & 0xFFFF_FF00);
      partners.add(Addresses.of(new dev.ringfence.net.Cidr(first, random.nextInt(24, 33))));
    }
    return partners;
  }

  void addTo(List<Resource> resources, int rules) {
    for (int i = 0; i < count; i++) {
      String id = id(network, i);
      int share = rules / count + (i < rules % count ? 1 : 0);
      List<Permit> ingress = new ArrayList<>();
      List<Permit> egress = new ArrayList<>();
      egress.add(permit(id, "egress", egress.size(), Packets.all(), Addresses.of("0.0.0.0/0"), ""));
      while (ingress.size() + egress.size() < Math.max(2, share)) {
        ingress.add(ingress(id, i, ingress.size()));
      }
      resources.addAll(ingress);
      resources.addAll(egress);
      resources.add(
          new Filter(
              header("security-group", "sg-" + network + "-" + i),
              arn("vpc", "vpc-" + network),
              known(false),
              known("generated"),
              known(ingress),
              known(egress),
              known(List.of()),
              known(List.of())));
    }
  }

  private static String id(int network, int group) {
    return arn("security-group", "sg-" + network + "-" + group);
  }

  /** Tier of a group by its number, as interfaces are spread over tiers. */
  private static int tier(int group) {
    int share = group % 10;
    return share == 0 ? 0 : share < 7 ? 1 : 2;
  }

  private Permit ingress(String id, int group, int index) {
    Packets traffic = TRAFFIC.get(random.nextInt(TRAFFIC.size()));
    int kind = random.nextInt(100);
    if (tier(group) == 0 && kind < 20) {
      Packets web = Packets.of(Services.tcp(Ports.of(443)));
      return permit(id, "ingress", index, web, Addresses.of("0.0.0.0/0"), "");
    }
    if (kind < 55) {
      return permit(
          id, "ingress", index, traffic, Addresses.none(), id(network, referenced(group)));
    }
    return permit(id, "ingress", index, traffic, block(kind), "");
  }

  /** A group of the tier in front, or of the same one. */
  private int referenced(int group) {
    int wanted = Math.max(0, tier(group) - random.nextInt(2));
    for (int tries = 0; tries < 50; tries++) {
      int other = random.nextInt(count);
      if (tier(other) == wanted) {
        return other;
      }
    }
    return group;
  }

  private Addresses block(int kind) {
    if (kind < 70) {
      return Addresses.of("10." + network + "." + 16 * random.nextInt(12) + ".0/20");
    }
    if (kind < 85) {
      return Addresses.of(GeneratedHub.block(random.nextInt(networks)));
    }
    return kind < 93
        ? Addresses.of("172.16." + random.nextInt(8) + ".0/24")
        : PARTNERS.get(random.nextInt(PARTNERS.size()));
  }

  private static Permit permit(
      String group, String direction, int index, Packets traffic, Addresses peer, String other) {
    return new Permit(
        Made.part(group, direction + ":" + index),
        group,
        direction,
        known("sgr"),
        known("any"),
        known(Ports.all()),
        known(traffic),
        known(other.isEmpty() ? "cidr" : "group"),
        known(peer),
        known(other),
        known(""),
        known(Addresses.none()));
  }

  /** One to three groups of a tier. */
  List<String> carried(int tier) {
    List<String> carried = new ArrayList<>();
    int wanted = 1 + random.nextInt(3) / 2 + random.nextInt(3) / 2;
    while (carried.size() < wanted) {
      int group = random.nextInt(count);
      if (tier(group) == tier || count < 30) {
        carried.add(id(network, group));
      }
    }
    return carried.stream().distinct().toList();
  }
}
