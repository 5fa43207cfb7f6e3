package dev.ringfence.catalogue;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.exception.FlowScope;
import dev.ringfence.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packets that an exception or a dispute is about. */
final class FlowScopeParser {
  private FlowScopeParser() {}

  /** Empty, and problems, where a word of it is no protocol, port or block. */
  static Optional<FlowScope> flow(Section section) {
    int before = section.problems().count();
    String protocol = section.words("protocol");
    String ports = section.words("ports");
    if (!section.has("protocol")) {
      section.text("protocol");
    }
    int line = section.line(section.has("ports") ? "ports" : "protocol");
    Optional<FlowText> text =
        FlowText.parse(protocol, ports, message -> section.problem(line, message));
    List<String> sources = blocks(section, "from");
    List<String> destinations = blocks(section, "to");
    return section.problems().count() > before
        ? Optional.empty()
        : text.map(found -> new FlowScope(found.protocols(), found.ports(), sources, destinations));
  }

  /** One block of addresses or a list of them. */
  private static List<String> blocks(Section section, String key) {
    List<Yaml> items =
        section
            .value(key)
            .map(value -> value instanceof Yaml.Sequence list ? list.items() : List.of(value))
            .orElse(List.of());
    if (section.has(key) && items.isEmpty()) {
      section.problem(section.line(key), key + " is an empty list, at least one block expected");
    }
    List<String> blocks = new ArrayList<>();
    for (Yaml item : items) {
      String text = section.asText(key, item).strip();
      try {
        blocks.add(Cidr.parse(text).toString());
      } catch (IllegalArgumentException e) {
        section.problem(item.line(), key + ": " + e.getMessage());
      }
    }
    return blocks;
  }

  /** Whether its findings say which packets pass. */
  static boolean isOfFlows(CheckDefinition check) {
    return check
        .boundary()
        .map(BoundaryRule::demand)
        .filter(FlowScopeParser::isOfFlows)
        .isPresent();
  }

  private static boolean isOfFlows(Demand demand) {
    return demand instanceof Demand.Forbid
        || demand instanceof Demand.Allow
        || demand instanceof Demand.Policy
        || demand instanceof Demand.Documented
        || demand instanceof Demand.Apart;
  }
}
