package dev.ringfence.catalogue;

import dev.ringfence.control.Assertion;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One entry of a control's {@code checks}. */
final class CheckParser {
  static final List<String> ENGINES = Arrays.stream(Engine.values()).map(Engine::word).toList();
  static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::word).toList();

  private static final BlockRuleParser.Parsed NO_BLOCKS =
      new BlockRuleParser.Parsed(Optional.empty(), Optional.empty());

  private final Section section;
  private final Engine engine;
  private final Severity severity;
  private final CatalogueFiles settings;

  private CheckParser(Section section, Engine engine, Severity severity, CatalogueFiles settings) {
    this.section = section;
    this.engine = engine;
    this.severity = severity;
    this.settings = settings;
  }

  /**
   * Empty, with problems, if it is no mapping or has no id or engine.
   *
   * @param severity the control's, which holds where the check names none
   */
  static Optional<CheckDefinition> parse(
      SourceFile file, Yaml item, Severity severity, CatalogueFiles settings, Problems problems) {
    Optional<Engine> engine = engine(item);
    List<String> allowed = engine.map(Keys::check).orElseGet(Keys::check);
    String what = engine.map(found -> "a " + found.word() + " check").orElse("a check");
    Optional<Section> section = Section.of(file, item, what, allowed, problems);
    if (section.isPresent() && engine.isEmpty()) {
      section.get().word("engine", Engine::named, ENGINES);
    }
    return section.flatMap(
        found ->
            engine.flatMap(
                known -> new CheckParser(found, known, severity, settings).definition()));
  }

  private static Optional<Engine> engine(Yaml item) {
    return Optional.of(item)
        .filter(Yaml.Mapping.class::isInstance)
        .map(mapping -> ((Yaml.Mapping) mapping).entries().get("engine"))
        .map(Yaml.Entry::value)
        .filter(Yaml.Scalar.class::isInstance)
        .flatMap(word -> Engine.named(((Yaml.Scalar) word).text()));
  }

  private Optional<CheckDefinition> definition() {
    String id = section.identifier("id");
    Parameters parameters = ParameterParser.parse(section);
    String subject = subject();
    if (!subject.isEmpty()) {
      compile(subject, parameters);
    }
    BlockRuleParser.Parsed blocks =
        engine == Engine.TERRAFORM ? BlockRuleParser.parse(section) : NO_BLOCKS;
    CheckDefinition definition =
        new CheckDefinition(
            new CheckId(id.isEmpty() ? "unreadable" : id),
            engine,
            ownSeverity(),
            section.text("title"),
            section.textOrEmpty("description"),
            subject,
            hasOccasion() ? section.text("where") : section.textOrEmpty("where"),
            engine == Engine.RESOURCE ? section.text("require") : "",
            engine == Engine.BOUNDARY
                ? BoundaryRuleParser.parse(section, parameters)
                : Optional.empty(),
            blocks.rule(),
            parameters,
            section.has("message") ? section.textOrEmpty("message") : message(blocks),
            demandedRemediation(),
            examples(),
            blocks.reason(),
            section.line());
    return id.isEmpty() ? Optional.empty() : Optional.of(definition);
  }

  /** A manual check has one where its statement is asked for only if such a resource exists. */
  private String subject() {
    return switch (engine) {
      case RESOURCE -> section.text("subject");
      case MANUAL -> hasOccasion() ? section.text("subject") : "";
      case BOUNDARY, TERRAFORM -> "";
    };
  }

  /** Of subject and where a manual check has both or none. */
  private boolean hasOccasion() {
    return engine == Engine.MANUAL && (section.has("subject") || section.has("where"));
  }

  private Severity ownSeverity() {
    return section.has("severity")
        ? section.word("severity", Severity::named, ControlParser.SEVERITIES).orElse(severity)
        : severity;
  }

  private void compile(String subject, Parameters parameters) {
    Optional<Kind> kind = Kind.named(subject);
    if (kind.isEmpty()) {
      section.problem(
          section.line("subject"),
          "unknown subject \"" + subject + "\"" + Nearest.hint(subject, KINDS));
      return;
    }
    compile("where", kind.get(), parameters);
    compile("require", kind.get(), parameters);
    if (engine == Engine.RESOURCE) {
      parameters.values().keySet().forEach(this::reportUnused);
    }
  }

  private void reportUnused(String parameter) {
    String text = section.textOrEmpty("where") + "\n" + section.textOrEmpty("require");
    if (!Pattern.compile("\\b" + Pattern.quote(parameter) + "\\b").matcher(text).find()) {
      section.problem(
          section.line("parameters"),
          "parameter \"" + parameter + "\" is used neither in where nor in require");
    }
  }

  private void compile(String key, Kind kind, Parameters parameters) {
    section.scalar(key).ifPresent(text -> compile(key, text, kind, parameters));
  }

  private void compile(String key, Yaml.Scalar text, Kind kind, Parameters parameters) {
    try {
      settings.compiler().compile(text.text().stripTrailing(), kind, parameters);
    } catch (InvalidExpressionException e) {
      section.problem(text.fileLine(e.line()), key + ": " + e.getMessage());
    }
  }

  private boolean isDemanding() {
    return (engine == Engine.RESOURCE || engine == Engine.BOUNDARY)
        && settings.demand() == CatalogueFiles.Demand.SHOWN_BY_EXAMPLES;
  }

  private String demandedRemediation() {
    return isDemanding() ? section.text("remediation") : section.textOrEmpty("remediation");
  }

  private List<Example> examples() {
    return engine == Engine.MANUAL
        ? List.of()
        : new ExampleParser(section, settings.calls(), settings.compiler()).examples(isDemanding());
  }

  /** What the assertions say where the check itself says nothing. */
  private static String message(BlockRuleParser.Parsed blocks) {
    return blocks.rule().stream()
        .flatMap(rule -> rule.assertions().stream())
        .map(Assertion::message)
        .filter(message -> !message.isEmpty())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
