package dev.ringfence.catalogue;

import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.MaturityLevel;
import dev.ringfence.control.Requirement;
import dev.ringfence.control.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One control file becomes a control. */
final class ControlParser {
  static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::word).toList();

  /** Stands in for a severity that could not be read; the problem keeps it from being used. */
  private static final Severity UNREADABLE = Severity.CRITICAL;

  private final Section section;
  private final CatalogueFiles settings;

  private ControlParser(Section section, CatalogueFiles settings) {
    this.section = section;
    this.settings = settings;
  }

  /** Empty, with problems, if the file holds no mapping or no id. */
  static Optional<Control> parse(
      SourceFile file, Yaml root, CatalogueFiles settings, Problems problems) {
    return Section.of(file, root, "a control", Keys.CONTROL, problems)
        .flatMap(section -> new ControlParser(section, settings).control());
  }

  private Optional<Control> control() {
    String id = section.identifier("id");
    String title = section.text("title");
    Severity severity = section.word("severity", Severity::named, SEVERITIES).orElse(UNREADABLE);
    List<CheckDefinition> checks = checks(severity);
    checkShapes();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Control(
            new ControlId(id),
            title,
            section.textOrEmpty("pillar"),
            section.textOrEmpty("status"),
            severity,
            section.textOrEmpty("category"),
            section.textsOrEmpty("type"),
            section.textsOrEmpty("tags"),
            section.textOrEmpty("description"),
            section.textOrEmpty("rationale"),
            section.textsOrEmpty("threat"),
            requirements(),
            section.textsOrEmpty("implementation_guidance"),
            maturityLevels(),
            checks,
            section.file().name()));
  }

  private List<CheckDefinition> checks(Severity severity) {
    boolean isDemanding = settings.demand() == CatalogueFiles.Demand.SHOWN_BY_EXAMPLES;
    if (isDemanding && section.items("checks").isEmpty()) {
      section.problem(section.line("checks"), "a control without a check shows nothing");
    }
    return section.items("checks").stream()
        .flatMap(
            item ->
                CheckParser.parse(section.file(), item, severity, settings, section.problems())
                    .stream())
        .toList();
  }

  private List<Requirement> requirements() {
    return section.sections("regulatory_mapping", "a regulatory mapping", Keys.REQUIREMENT).stream()
        .map(mapping -> new Requirement(mapping.text("framework"), mapping.texts("controls")))
        .toList();
  }

  private List<MaturityLevel> maturityLevels() {
    Optional<Section> levels =
        section.section("maturity_levels", "the maturity levels", Keys.MATURITY_LEVELS);
    return levels.stream().flatMap(found -> numbered(found).stream()).toList();
  }

  private static List<MaturityLevel> numbered(Section levels) {
    return IntStream.rangeClosed(1, Keys.MATURITY_LEVELS.size())
        .boxed()
        .flatMap(
            number ->
                levels
                    .section("level_" + number, "a maturity level", Keys.MATURITY_LEVEL)
                    .map(
                        level ->
                            new MaturityLevel(
                                number, level.text("description"), level.textsOrEmpty("criteria")))
                    .stream())
        .toList();
  }

  /** Parts of the WAF++ format that are accepted and not used. */
  private void checkShapes() {
    section.value("references").ifPresent(value -> expectCollection("references", value));
    section.value("evidence").ifPresent(value -> expectCollection("evidence", value));
    section.value("requirements").ifPresent(value -> expectCollection("requirements", value));
    section.value("scoring").ifPresent(value -> expectCollection("scoring", value));
  }

  private void expectCollection(String key, Yaml value) {
    if (value instanceof Yaml.Scalar) {
      section.wrongType(key, value, "a mapping or a list");
    }
  }
}
