package dev.ringfence.catalogue;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.BoundaryRule.Service;
import dev.ringfence.network.Nearest;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an audit may put in place of a parameter of a {@code boundary} check: what the rule uses it
 * for decides. A value that means nothing would silently judge nothing.
 *
 * @param zones names and tiers of configured zones; empty where none are, and any tag may name one
 */
record BoundaryParameterValues(BoundaryRule rule, Set<String> zones) {
  private static final long LARGEST_PORT = 65_535;

  static BoundaryParameterValues of(BoundaryRule rule, List<ZoneSettings> configured) {
    Set<String> zones = new TreeSet<>();
    configured.forEach(zone -> zones.addAll(List.of(zone.name(), zone.tier())));
    return new BoundaryParameterValues(rule, zones);
  }

  /** What is the matter with a value; empty if nothing is. */
  Optional<String> problem(String parameter, Object value) {
    String name = BoundaryRule.PARAMETER + parameter;
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    if (ports().anyMatch(name::equals)) {
      return items.stream().flatMap(port -> notAPort(parameter, port).stream()).findFirst();
    }
    if (zoneWords().anyMatch(name::equals)) {
      return items.stream().flatMap(zone -> noZone(parameter, zone).stream()).findFirst();
    }
    return days().filter(name::equals).flatMap(asked -> notDays(parameter, value));
  }

  private Stream<String> ports() {
    List<Service> services =
        rule.demand() instanceof Demand.Forbid forbid
            ? forbid.services()
            : rule.demand() instanceof Demand.Allow allow ? allow.services() : List.of();
    return services.stream().flatMap(service -> service.ports().stream());
  }

  private Stream<String> zoneWords() {
    List<String> through =
        rule.demand() instanceof Demand.Through paths ? paths.zones() : List.of();
    return Stream.of(
            rule.from(), rule.to(), rule.exceptFrom(), rule.exceptTo(), rule.remains(), through)
        .flatMap(List::stream);
  }

  private Optional<String> days() {
    return rule.demand() instanceof Demand.Documented documented
        ? documented.maxAgeDays()
        : Optional.empty();
  }

  private static Optional<String> notAPort(String parameter, Object port) {
    return port instanceof Long number && number >= 0 && number <= LARGEST_PORT
        ? Optional.empty()
        : Optional.of(
            "parameter \"%s\" has %s, a port 0-65535 expected".formatted(parameter, port));
  }

  private static Optional<String> notDays(String parameter, Object days) {
    return days instanceof Long number && number > 0
        ? Optional.empty()
        : Optional.of(
            "parameter \"%s\" is %s, a number of days above 0 expected".formatted(parameter, days));
  }

  private Optional<String> noZone(String parameter, Object zone) {
    Set<String> known = new TreeSet<>(BoundaryRule.WORDS);
    Zone.FIXED.forEach(fixed -> known.add(fixed.name()));
    known.addAll(zones);
    boolean mayBeTagged = zones.isEmpty() && Nearest.to(zone.toString(), known).isEmpty();
    return known.contains(zone.toString()) || mayBeTagged
        ? Optional.empty()
        : Optional.of(
            "parameter \"%s\" names an unknown zone \"%s\"%s"
                .formatted(parameter, zone, Nearest.hint(zone.toString(), known)));
  }
}
