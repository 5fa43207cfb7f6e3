package dev.ringfence.catalogue;

import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.BoundaryPolicy.Allowed;
import dev.ringfence.network.Nearest;
import dev.ringfence.network.Zone;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code boundaries} of audit.yaml: what owners let pass, everything else being denied. */
final class BoundaryParser {
  private static final String REQUIRED = "required";
  private static final String OPTIONAL = "optional";
  private static final Set<String> OUTSIDE =
      Zone.OUTSIDE.stream().map(Zone::name).collect(Collectors.toUnmodifiableSet());

  private final Section audit;
  private final AllowanceParser allowances;
  private final Set<String> zones = new LinkedHashSet<>();
  private final Map<Boundary, Integer> lines = new HashMap<>();

  /**
   * @param zones names of the zones with endpoints
   */
  BoundaryParser(Section audit, ExpressionCompiler compiler, Collection<String> zones) {
    this.audit = audit;
    this.allowances = new AllowanceParser(new SelectorParser(compiler));
    this.zones.addAll(zones);
    Zone.FIXED.forEach(zone -> this.zones.add(zone.name()));
  }

  List<BoundaryPolicy> policies() {
    if (audit.value("boundaries").filter(AllowanceParser::isEmptyList).isPresent()) {
      audit.problem(
          audit.line("boundaries"),
          "boundaries is an empty list, which would deny everything; leave the key out if there is"
              + " no policy yet");
    }
    return audit.sections("boundaries", "a boundary", Keys.BOUNDARY).stream()
        .flatMap(section -> policy(section).stream())
        .toList();
  }

  private Optional<BoundaryPolicy> policy(Section section) {
    Boundary boundary = new Boundary(zone(section, "from"), zone(section, "to"));
    boolean needsDocument = needsDocument(section);
    List<Allowed> allowed = allowances.allowed(section);
    if (boundary.from().isEmpty() || boundary.to().isEmpty()) {
      return Optional.empty();
    }
    if (OUTSIDE.contains(boundary.from()) && OUTSIDE.contains(boundary.to())) {
      section.problem(
          section.line(),
          "neither %s nor %s has endpoints of this estate, and what passes between them is not seen"
              .formatted(boundary.from(), boundary.to()));
    }
    Integer taken = lines.putIfAbsent(boundary, section.line());
    if (taken != null) {
      section.problem(
          section.line(),
          "boundary %s has a policy on line %d already, one for each expected"
              .formatted(boundary, taken));
    }
    return Optional.of(
        new BoundaryPolicy(boundary, allowed, needsDocument, section.file().at(section.line())));
  }

  private String zone(Section section, String key) {
    String name = section.text(key);
    if (name.isEmpty() || zones.contains(name)) {
      return name;
    }
    section.problem(
        section.line(key), key + ": unknown zone \"" + name + "\"" + Nearest.hint(name, zones));
    return "";
  }

  private static boolean needsDocument(Section section) {
    if (!section.has("documented")) {
      return false;
    }
    return section
        .word(
            "documented",
            word -> Optional.of(word).filter(List.of(REQUIRED, OPTIONAL)::contains),
            List.of(REQUIRED, OPTIONAL))
        .filter(REQUIRED::equals)
        .isPresent();
  }
}
