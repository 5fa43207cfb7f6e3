package dev.ringfence.network;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Zones for an estate whose owners drew none: the tiers of its subnets. */
public final class TierZoning implements Zoning {
  private static final List<String> KNOWN = List.of(Tier.PUBLIC, Tier.APPLICATION, Tier.DATA);

  /** Just public, application and data. */
  public static final TierZoning STANDARD = new TierZoning(KNOWN);

  private static final Set<String> RESERVED =
      Zone.FIXED.stream().map(Zone::name).collect(Collectors.toUnmodifiableSet());

  private final List<Zone> zones;

  private TierZoning(Collection<String> tiers) {
    zones = tiers.stream().map(tier -> new Zone(tier, tier)).toList();
  }

  /** Public, application, data and, after them, every other tier that a subnet has. */
  public static TierZoning of(NetworkModel network) {
    Set<String> others = new TreeSet<>();
    Stream.concat(
            network.of(Subnet.class).map(Subnet::tier),
            network.of(ClusterNamespace.class).map(ClusterNamespace::tier))
        .flatMap(tier -> tier.valueIfKnown().stream())
        .filter(tier -> !tier.isBlank() && !RESERVED.contains(tier))
        .forEach(others::add);
    return new TierZoning(
        Stream.concat(KNOWN.stream(), others.stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  @Override
  public List<Zone> zones() {
    return zones;
  }

  @Override
  public boolean isInferred() {
    return true;
  }

  @Override
  public Zoning within(NetworkModel network) {
    return of(network);
  }

  @Override
  public Placement placement(Endpoint endpoint) {
    return endpoint
        .tier()
        .fold(
            known ->
                names().contains(known.value())
                    ? Placement.in(known.value(), known.sources())
                    : new Placement(
                        Collections.emptySortedSet(),
                        Collections.emptySortedSet(),
                        "its tier \"%s\" is none of %s"
                            .formatted(known.value(), String.join(", ", names())),
                        known.sources()),
            unknown ->
                new Placement(
                    Collections.emptySortedSet(),
                    names(),
                    "its tier is not known: " + unknown.reason(),
                    unknown.sources()));
  }

  private SortedSet<String> names() {
    return zones.stream().map(Zone::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
