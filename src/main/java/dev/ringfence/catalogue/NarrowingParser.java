package dev.ringfence.catalogue;

import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Engine;
import dev.ringfence.exception.FlowScope;
import dev.ringfence.exception.Narrowing;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Nearest;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an exception is narrowed to, beside subjects. */
record NarrowingParser(Known known, List<String> zones) {
  private static final List<String> PARTS =
      List.of("subjects", "rules", "tags", "boundary", "flow");

  NarrowingParser {
    zones = List.copyOf(zones);
  }

  Narrowing narrowing(Section section, String control) {
    if (PARTS.stream().noneMatch(section::has)) {
      section.problem(
          section.line(),
          "an exception has to be narrowed: one at least of %s expected"
              .formatted(String.join(", ", PARTS)));
    }
    Optional<Boundary> boundary =
        section.section("boundary", "a boundary", Keys.EXCEPTION_BOUNDARY).flatMap(this::boundary);
    Optional<FlowScope> flow =
        section.section("flow", "a flow", Keys.EXCEPTION_FLOW).flatMap(FlowScopeParser::flow);
    checkIsOfBoundaries(section, control);
    return new Narrowing(
        section.has("rules") ? section.texts("rules") : List.of(), tags(section), boundary, flow);
  }

  private static SortedMap<String, String> tags(Section section) {
    SortedMap<String, String> tags = new TreeMap<>();
    Map<String, Yaml.Entry> entries = section.entries("tags");
    entries.forEach(
        (key, entry) -> {
          String value = section.asText("tags", entry.value()).strip();
          if (key.isBlank() || isBlankText(entry.value())) {
            section.problem(
                entry.line(),
                "tag \"%s\" = \"%s\": a key and a value expected, none of them blank"
                    .formatted(key, value));
          } else {
            tags.put(key, value);
          }
        });
    if (section.value("tags").isPresent() && entries.isEmpty()) {
      section.problem(
          section.line("tags"), "tags is empty, at least one key with its value expected");
    }
    return tags;
  }

  private static boolean isBlankText(Yaml value) {
    return value instanceof Yaml.Scalar scalar
        && scalar.type() == Yaml.Type.TEXT
        && scalar.text().isBlank();
  }

  private Optional<Boundary> boundary(Section section) {
    String from = zone(section, "from");
    String to = zone(section, "to");
    return from.isEmpty() || to.isEmpty() ? Optional.empty() : Optional.of(new Boundary(from, to));
  }

  private String zone(Section section, String key) {
    String name = section.text(key);
    List<String> all = Stream.concat(zones.stream(), Zone.FIXED.stream().map(Zone::name)).toList();
    if (name.isEmpty() || zones.isEmpty() || all.contains(name)) {
      return name;
    }
    section.problem(
        section.line(key), key + ": unknown zone \"" + name + "\"" + Nearest.hint(name, all));
    return "";
  }

  /** A boundary or a flow would never cover anything of a check that is about something else. */
  private void checkIsOfBoundaries(Section section, String control) {
    String id = section.textOrEmpty("check");
    Optional<CheckDefinition> check = known.isControl(control) ? known.check(id) : Optional.empty();
    if (section.has("flow") && check.filter(one -> !FlowScopeParser.isOfFlows(one)).isPresent()) {
      section.problem(
          section.line("flow"),
          "flow: check \"%s\" does not say which packets pass; only checks of boundaries that forbid"
                  .formatted(id)
              + " or allow packets, or compare them with policies or documents, do");
    } else if (section.has("boundary")
        && check.filter(one -> one.engine() != Engine.BOUNDARY).isPresent()) {
      section.problem(
          section.line("boundary"),
          "boundary: check \"%s\" is judged by the engine %s, not by boundaries"
              .formatted(id, check.get().engine().word()));
    }
  }
}
