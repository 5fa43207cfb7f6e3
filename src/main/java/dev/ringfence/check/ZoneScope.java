package dev.ringfence.check;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which zones and boundaries a rule is about. */
record ZoneScope(
    List<String> from, List<String> to, List<String> exceptFrom, List<String> exceptTo) {
  static ZoneScope of(BoundaryRule rule, RuleValues values) {
    return new ZoneScope(
        values.words(rule.from()),
        values.words(rule.to()),
        values.words(rule.exceptFrom()),
        values.words(rule.exceptTo()));
  }

  List<Boundary> boundaries(FlowAnalysis flows) {
    Map<String, Zone> zones =
        flows.zones().stream().collect(Collectors.toMap(Zone::name, Function.identity()));
    return flows.boundaries().stream()
        .filter(boundary -> isFrom(zone(zones, boundary.from())))
        .filter(boundary -> isTo(zone(zones, boundary.to())))
        .toList();
  }

  boolean isFrom(Zone zone) {
    return isAmong(zone, from) && !isAmong(zone, exceptFrom);
  }

  boolean isTo(Zone zone) {
    return isAmong(zone, to) && !isAmong(zone, exceptTo);
  }

  private static Zone zone(Map<String, Zone> zones, String name) {
    Zone zone = zones.get(name);
    if (zone == null) {
      throw new IllegalStateException("a boundary names zone " + name + ", which there is not");
    }
    return zone;
  }

  /** Whether one of the words is for a zone: its name, its tier or a word for many. */
  static boolean isAmong(Zone zone, List<String> words) {
    return words.stream().anyMatch(word -> isMeant(zone, word));
  }

  private static boolean isMeant(Zone zone, String word) {
    return switch (word) {
      case BoundaryRule.ANY -> true;
      case BoundaryRule.ESTATE -> !zone.isOutside();
      case BoundaryRule.OUTSIDE -> zone.isOutside();
      default -> zone.name().equals(word) || zone.tier().equals(word);
    };
  }
}
