package dev.ringfence.catalogue;

import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The zones of audit.yaml put to every endpoint. */
public final class Zonings implements Zoning {
  private final List<Zone> zones;
  private final ZoneSelectors selectors;

  private Zonings(List<Zone> zones, ZoneSelectors selectors) {
    this.zones = List.copyOf(zones);
    this.selectors = selectors;
  }

  /**
   * Compiles the selectors; without zones the tiers are zones.
   *
   * @throws dev.ringfence.expression.InvalidExpressionException for a selector that {@link
   *     AuditSettings#read} would have refused
   */
  public static Zoning of(List<ZoneSettings> settings, ExpressionCompiler compiler) {
    return settings.isEmpty()
        ? TierZoning.STANDARD
        : new Zonings(
            settings.stream().map(zone -> new Zone(zone.name(), zone.tier())).toList(),
            ZoneSelectors.of(settings, compiler));
  }

  @Override
  public List<Zone> zones() {
    return zones;
  }

  @Override
  public boolean isInferred() {
    return false;
  }

  @Override
  public Placement placement(Endpoint endpoint) {
    ZoneAnswers all = selectors.about(endpoint);
    ZoneAnswers holding = all.that(Truth.TRUE);
    ZoneAnswers open = all.that(Truth.UNKNOWN);
    SortedSet<String> certain = names(holding);
    SortedSet<String> possible = names(open);
    possible.addAll(certain);
    if (!open.isEmpty()) {
      return new Placement(
          certain, possible, "whether the endpoint is in " + open.doubts(), open.sources());
    }
    if (holding.isEmpty()) {
      return new Placement(
          certain, possible, "the endpoint is in none of " + all.names(", "), all.sources());
    }
    String reason = holding.size() == 1 ? "" : "the endpoint is in " + holding.names(" and ");
    return new Placement(certain, possible, reason, holding.sources());
  }

  private static SortedSet<String> names(ZoneAnswers answers) {
    SortedSet<String> names = new TreeSet<>();
    answers.zones().map(ZoneSettings::name).forEach(names::add);
    return names;
  }
}
