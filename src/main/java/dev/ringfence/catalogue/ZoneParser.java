package dev.ringfence.catalogue;

import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Nearest;
import dev.ringfence.network.Tier;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code zones} of audit.yaml. */
final class ZoneParser {
  private static final List<String> FIXED = Zone.FIXED.stream().map(Zone::name).toList();

  private static final List<String> TIERS = List.of(Tier.PUBLIC, Tier.APPLICATION, Tier.DATA);

  private final Section audit;
  private final ExpressionCompiler compiler;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  ZoneParser(Section audit, ExpressionCompiler compiler) {
    this.audit = audit;
    this.compiler = compiler;
  }

  private record Block(String zone, Cidr cidr, int line) {}

  List<ZoneSettings> zones() {
    return audit.sections("zones", "a zone", Keys.ZONE).stream()
        .flatMap(section -> zone(section).stream())
        .toList();
  }

  /** Names that boundaries may use, of zones that are at fault too; the tiers without zones. */
  Set<String> names() {
    return audit.has("zones")
        ? Collections.unmodifiableSet(names.keySet())
        : new LinkedHashSet<>(TIERS);
  }

  private Optional<ZoneSettings> zone(Section section) {
    String name = section.identifier("name");
    checkName(section, name);
    String tier = tier(section);
    if (section.has("select") == section.has("cidrs")) {
      section.problem(
          section.line(),
          section.has("select")
              ? "zone has both select and cidrs, one of them expected"
              : "zone has neither select nor cidrs, one of them expected");
      return Optional.empty();
    }
    Optional<String> select = select(section);
    Optional<Addresses> addresses =
        section.has("cidrs") ? Optional.of(addresses(section, name)) : Optional.empty();
    return select.isPresent() == addresses.isPresent()
        ? Optional.empty()
        : Optional.of(
            new ZoneSettings(
                name, tier, select, addresses, section.file().at(section.line("name"))));
  }

  private void checkName(Section section, String name) {
    if (FIXED.contains(name)) {
      section.problem(
          section.line("name"), "zone \"" + name + "\" exists without being configured");
    }
    Integer taken = name.isEmpty() ? null : names.putIfAbsent(name, section.line("name"));
    if (taken != null) {
      section.problem(
          section.line("name"),
          "zone \"" + name + "\" is configured on line " + taken + " already");
    }
  }

  /** Tiers of the owner's own are welcome, misspelt known ones would silently judge nothing. */
  private static String tier(Section section) {
    String tier = section.identifier("tier");
    Optional<String> nearest = Nearest.to(tier, TIERS);
    if (nearest.isPresent() && !TIERS.contains(tier)) {
      section.problem(
          section.line("tier"),
          "tier \"%s\" is none that checks know; nearest is \"%s\"; they know %s, a tier of your own"
                  .formatted(tier, nearest.get(), String.join(", ", TIERS))
              + " needs a name that cannot be mistaken for one of them");
    }
    return tier;
  }

  private Optional<String> select(Section section) {
    Optional<Yaml.Scalar> text = section.has("select") ? required(section) : Optional.empty();
    text.ifPresent(
        found -> {
          try {
            compiler.compileSelector(found.text().stripTrailing());
          } catch (InvalidExpressionException e) {
            section.problem(found.fileLine(e.line()), "select: " + e.getMessage());
          }
        });
    return text.map(found -> found.text().strip());
  }

  private static Optional<Yaml.Scalar> required(Section section) {
    return section.text("select").isEmpty() ? Optional.empty() : section.scalar("select");
  }

  private Addresses addresses(Section section, String zone) {
    List<Cidr> cidrs = new ArrayList<>();
    if (section.texts("cidrs").isEmpty()) {
      return Addresses.none();
    }
    for (Yaml item : section.items("cidrs")) {
      if (item instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.TEXT) {
        cidr(section, scalar)
            .ifPresent(
                cidr -> {
                  reportOverlap(section, new Block(zone, cidr, scalar.line()));
                  cidrs.add(cidr);
                });
      }
    }
    return Addresses.of(cidrs);
  }

  private static Optional<Cidr> cidr(Section section, Yaml.Scalar scalar) {
    try {
      Cidr cidr = Cidr.parse(scalar.text());
      if (!Cidr.isCanonical(scalar.text())) {
        section.problem(
            scalar.line(),
            "block %s has bits beyond its prefix or is not written plainly: %s expected"
                .formatted(scalar.text(), cidr));
      }
      return Optional.of(cidr);
    } catch (IllegalArgumentException e) {
      section.problem(scalar.line(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void reportOverlap(Section section, Block block) {
    for (Block other : blocks) {
      boolean isShared =
          other.cidr().containsAll(block.cidr()) || block.cidr().containsAll(other.cidr());
      if (isShared && !other.zone().equals(block.zone())) {
        section.problem(
            block.line(),
            "zone %s has %s, which overlaps with %s of zone %s on line %d"
                .formatted(block.zone(), block.cidr(), other.cidr(), other.zone(), other.line()));
      }
    }
    blocks.add(block);
  }
}
