package dev.ringfence.catalogue;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.Parameters;
import dev.ringfence.network.Nearest;
import dev.ringfence.network.Tier;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@code boundary} check judges and demands. */
final class BoundaryRuleParser {
  /** Sorts of way, as the description of a way begins with them. */
  static final List<String> WAYS =
      List.of(
          "subnet",
          "local",
          "internet gateway",
          "egress-only gateway",
          "NAT gateway",
          "peering",
          "transit gateway",
          "VPN gateway",
          "service endpoint");

  /** Zones and tiers that checks of any catalogue may name; owners may have others. */
  private static final List<String> KNOWN_ZONES =
      Stream.of(
              BoundaryRule.WORDS.stream(),
              Stream.of(Tier.PUBLIC, Tier.APPLICATION, Tier.DATA),
              Zone.FIXED.stream().map(Zone::name))
          .flatMap(words -> words)
          .toList();

  private final Section check;
  private final ParameterNames parameters;

  private BoundaryRuleParser(Section check, Parameters parameters) {
    this.check = check;
    this.parameters = new ParameterNames(check, parameters);
  }

  /** Empty, with problems, if it demands nothing or several things. */
  static Optional<BoundaryRule> parse(Section check, Parameters parameters) {
    BoundaryRuleParser parser = new BoundaryRuleParser(check, parameters);
    Optional<BoundaryRule> rule = parser.demand().map(parser::rule);
    rule.ifPresent(found -> parser.parameters.reportUnused(found.parameters()));
    return rule;
  }

  private BoundaryRule rule(Demand demand) {
    Optional<Section> except = check.section("except", "exceptions", Keys.BOUNDARY_EXCEPT);
    return new BoundaryRule(
        zones(check, "from", isBetweenZones(demand)),
        zones(check, "to", isBetweenZones(demand) || demand instanceof Demand.UsedPermits),
        except.map(found -> zones(found, "from", false)).orElse(List.of()),
        except.map(found -> zones(found, "to", false)).orElse(List.of()),
        except
            .filter(found -> found.has("roles"))
            .map(found -> parameters.words(found, "roles"))
            .orElse(List.of()),
        except.map(BoundaryRuleParser::ways).orElse(List.of()),
        zones(check, "remains", false),
        ways(check),
        demand);
  }

  private static boolean isBetweenZones(Demand demand) {
    return demand instanceof Demand.Forbid
        || demand instanceof Demand.Allow
        || demand instanceof Demand.Policy
        || demand instanceof Demand.Through;
  }

  private Optional<Demand> demand() {
    List<String> given = Keys.BOUNDARY_DEMANDS.stream().filter(check::has).toList();
    if (given.size() != 1) {
      check.problem(
          check.line(),
          "a boundary check demands one thing, %s found: one of %s expected"
              .formatted(
                  given.isEmpty() ? "nothing" : String.join(" and ", given),
                  String.join(", ", Keys.BOUNDARY_DEMANDS)));
      return Optional.empty();
    }
    return demand(given.get(0));
  }

  private Optional<Demand> demand(String key) {
    return switch (key) {
      case "forbid" -> services().forbidden().map(Demand.class::cast);
      case "allow" -> services().allowed().map(Demand.class::cast);
      case "policy" -> required(key, new Demand.Policy());
      case "documented" -> required(key, new Demand.Documented(maxAge()));
      case "paths" -> through().map(Demand.class::cast);
      case "apart" -> apart().map(Demand.class::cast);
      case "addresses" -> word(key, "private", new Demand.PrivateAddresses());
      case "permits" -> word(key, "used", new Demand.UsedPermits());
      default -> throw new IllegalStateException("no demand " + key);
    };
  }

  private BoundaryServicesParser services() {
    return new BoundaryServicesParser(check, parameters);
  }

  private Optional<Demand> required(String key, Demand demand) {
    return word(key, "required", demand);
  }

  private Optional<Demand> word(String key, String only, Demand demand) {
    return check.word(
        key, word -> word.equals(only) ? Optional.of(demand) : Optional.empty(), List.of(only));
  }

  private Optional<String> maxAge() {
    return parameters.wholeNumber("maxAgeDays");
  }

  private Optional<Demand.Through> through() {
    return check
        .section("paths", "the paths", Keys.BOUNDARY_PATHS)
        .map(paths -> new Demand.Through(zones(paths, "through", true)));
  }

  private Optional<Demand.Apart> apart() {
    return check
        .section("apart", "what is kept apart", Keys.BOUNDARY_APART)
        .map(
            apart ->
                new Demand.Apart(parameters.word(apart, "tag"), parameters.words(apart, "values")));
  }

  private static List<String> ways(Section section) {
    List<String> ways = section.has("via") ? section.texts("via") : List.of();
    ways.stream()
        .filter(way -> !WAYS.contains(way))
        .forEach(
            way ->
                section.problem(
                    section.line("via"), "unknown way \"" + way + "\"" + Nearest.hint(way, WAYS)));
    return ways;
  }

  /** A zone, a parameter, or a list of them. */
  private List<String> zones(Section section, String key, boolean isDemanded) {
    if (!section.has(key) && !isDemanded) {
      return List.of();
    }
    List<String> zones = parameters.words(section, key);
    zones.forEach(zone -> checkZone(section, key, zone));
    return zones;
  }

  /** Owners bring tiers of their own; what is almost a known one would silently judge nothing. */
  private static void checkZone(Section section, String key, String zone) {
    Optional<String> nearest = Nearest.to(zone, KNOWN_ZONES);
    if (!zone.startsWith(BoundaryRule.PARAMETER)
        && nearest.isPresent()
        && !KNOWN_ZONES.contains(zone)) {
      section.problem(
          section.line(key),
          "%s names zone \"%s\"; nearest is \"%s\"; known are %s"
              .formatted(key, zone, nearest.get(), String.join(", ", KNOWN_ZONES)));
    }
  }
}
