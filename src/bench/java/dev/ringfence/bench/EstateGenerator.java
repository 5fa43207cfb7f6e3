package dev.ringfence.bench;

import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An estate of any size that looks like one: networks of up to a thousand interfaces in three tiers
 * and two to four availability zones, a group per 15 interfaces, fleets of one to twenty that carry
 * the same groups and have scattered addresses, rules that name groups more often than blocks, a
 * list per tier, a hub that keeps production and test apart, some peerings. The same seed gives the
 * same estate.
 */
public final class EstateGenerator {
  static final List<String> TIERS = List.of("public", "application", "data");
  private static final List<String> STAGES = List.of("production", "test", "shared");
  private static final int LARGEST_NETWORK = 1_000;
  private static final int MOST_NETWORKS = 250;

  private final EstateSize size;
  private final SplittableRandom random;

  public EstateGenerator(int interfaces, int rules, long seed) {
    size = new EstateSize(interfaces, rules);
    random = new SplittableRandom(seed);
    if (networks() > MOST_NETWORKS) {
      throw new IllegalArgumentException(interfaces + " interfaces need more than 10.0.0.0/8");
    }
  }

  private int networks() {
    return Math.max(2, (size.interfaces() + LARGEST_NETWORK - 1) / LARGEST_NETWORK);
  }

  public NetworkModel network() {
    List<Resource> resources = new ArrayList<>();
    int count = networks();
    for (int i = 0; i < count; i++) {
      new GeneratedNetwork(i, count, random)
          .addTo(resources, share(size.interfaces(), i, count), share(size.rules(), i, count));
    }
    GeneratedHub.addTo(resources, count);
    List<Enumeration> complete = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      complete.add(new Enumeration(Made.SOURCE, kind, List.of()));
    }
    return new NetworkModel(Plane.ACTUAL, resources, complete, List.of());
  }

  private static int share(int whole, int part, int parts) {
    return whole / parts + (part < whole % parts ? 1 : 0);
  }

  static String stage(int network) {
    return STAGES.get(network % STAGES.size());
  }

  /** A zone for each tier of each stage. */
  public static Zoning zoning() {
    List<Zone> zones = new ArrayList<>();
    for (String stage : STAGES) {
      TIERS.forEach(tier -> zones.add(new Zone(stage + "-" + tier, tier)));
    }
    return new TierZoning(zones, new HashMap<>());
  }

  private record TierZoning(List<Zone> zones, Map<String, Placement> placements) implements Zoning {
    @Override
    public boolean isInferred() {
      return false;
    }

    /** By the name of the subnet, {@code production-data-7-2}. */
    @Override
    public Placement placement(Endpoint endpoint) {
      String subnet = endpoint.subnet().substring(endpoint.subnet().lastIndexOf('/') + 1);
      String[] words = subnet.split("-");
      return placements.computeIfAbsent(
          words[0] + "-" + words[1], zone -> Placement.in(zone, List.of()));
    }
  }
}
