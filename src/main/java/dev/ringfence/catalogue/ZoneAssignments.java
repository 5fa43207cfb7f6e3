package dev.ringfence.catalogue;

import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ZoneAssignment;
import java.util.List;
import java.util.Optional;

/** The zones of audit.yaml put to every subnet. */
public final class ZoneAssignments implements ZoneAssignment {
  private final ZoneSelectors zones;

  private ZoneAssignments(ZoneSelectors zones) {
    this.zones = zones;
  }

  /**
   * Compiles the selectors; without zones readers are left to infer tiers.
   *
   * @throws dev.ringfence.expression.InvalidExpressionException for a selector that {@link
   *     AuditSettings#read} would have refused
   */
  public static ZoneAssignment of(List<ZoneSettings> zones, ExpressionCompiler compiler) {
    return zones.isEmpty() ? NONE : new ZoneAssignments(ZoneSelectors.of(zones, compiler));
  }

  @Override
  public Optional<Fact<String>> tierOf(Place place) {
    ZoneAnswers all = zones.about(place);
    ZoneAnswers open = all.that(Truth.UNKNOWN);
    ZoneAnswers holding = all.that(Truth.TRUE);
    if (!open.isEmpty()) {
      return Optional.of(unknown("whether the subnet is in " + open.doubts(), open));
    }
    if (holding.isEmpty()) {
      return Optional.of(unknown("the subnet is in none of " + all.names(", "), all));
    }
    if (holding.size() > 1) {
      return Optional.of(unknown("the subnet is in " + holding.names(" and "), holding));
    }
    return holding.zones().findFirst().map(zone -> Fact.known(zone.tier(), holding.sources()));
  }

  private static Fact<String> unknown(String reason, ZoneAnswers answers) {
    return new Fact.Unknown<>(reason, answers.sources());
  }
}
