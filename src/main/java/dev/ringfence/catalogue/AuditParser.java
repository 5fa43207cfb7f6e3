package dev.ringfence.catalogue;

import dev.ringfence.control.CheckId;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.DeclaredFlow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** audit.yaml becomes settings. */
final class AuditParser {
  private static final int LONGEST_NAME = 64;
  private static final Pattern FOLDER_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

  private final Section section;
  private final InputFiles files;
  private final Path base;
  private final ExpressionCompiler compiler;

  private AuditParser(Section section, InputFiles files, ExpressionCompiler compiler) {
    this.section = section;
    this.files = files;
    this.base = files.base();
    this.compiler = compiler;
  }

  /** The settings, unusable where there are problems; empty where there is nothing to go on. */
  static Optional<AuditSettings> parse(
      InputFiles files, ExpressionCompiler compiler, Problems problems) {
    return files
        .configuration(problems)
        .flatMap(
            file ->
                YamlParser.parse(file, problems)
                    .flatMap(root -> Section.of(file, root, "an audit", Keys.AUDIT, problems)))
        .map(section -> new AuditParser(section, files, compiler).settings());
  }

  private AuditSettings settings() {
    ZoneParser zoneParser = new ZoneParser(section, compiler);
    List<ZoneSettings> zones = zoneParser.zones();
    List<SourceFile> documented = documented();
    SourceParser.Sources sources = new SourceParser(section, base).sources();
    return new AuditSettings(
        section.file(),
        estate(),
        sources.exports(),
        sources.aws(),
        sources.azure(),
        sources.repositories(),
        zones,
        new BoundaryParser(section, compiler, zoneParser.names()).policies(),
        documented,
        flows(documented),
        folder("exceptions"),
        folder("attestations"),
        folder("disputes"),
        folder("remediation"),
        FollowUpParser.settings(section),
        folder("controls"),
        parameters());
  }

  private String estate() {
    String estate = section.text("estate");
    boolean isFit = FOLDER_NAME.matcher(estate).matches() && estate.length() <= LONGEST_NAME;
    if (!estate.isEmpty() && !isFit) {
      section.problem(
          section.line("estate"),
          ("estate \"%s\" is to name a folder: letters, digits, '.', '-' and '_' expected, a letter"
                  + " or digit first and last, at most %d characters")
              .formatted(estate, LONGEST_NAME));
    }
    return estate;
  }

  /** One file or a list of them. */
  private List<SourceFile> documented() {
    if (!section.has("documented")) {
      return List.of();
    }
    boolean isList =
        section.value("documented").filter(Yaml.Sequence.class::isInstance).isPresent();
    List<String> names = isList ? section.texts("documented") : List.of(section.text("documented"));
    return names.stream().flatMap(name -> documented(name).stream()).toList();
  }

  private Optional<SourceFile> documented(String name) {
    Optional<Path> path = Paths.resolve(section, "documented", base, name);
    Optional<String> problem = path.flatMap(found -> files.noFile(found, name));
    if (path.isPresent() && problem.isPresent()) {
      section.problem(
          section.line("documented"),
          "documented: "
              + problem.get()
              + ": "
              + path.get()
              + "; leave the key out if there is no table");
      return Optional.empty();
    }
    return path.flatMap(found -> files.documented(found, name, section.problems()));
  }

  private List<DeclaredFlow> flows(List<SourceFile> files) {
    return files.stream()
        .flatMap(file -> DeclaredFlows.in(file, section.problems()).stream())
        .toList();
  }

  private Optional<Path> folder(String key) {
    Optional<Path> folder = path(key);
    Optional<String> problem = folder.flatMap(files::noFolder);
    if (folder.isPresent() && problem.isPresent()) {
      section.problem(section.line(key), key + ": " + problem.get() + ": " + folder.get());
      return Optional.empty();
    }
    return folder;
  }

  private Optional<Path> path(String key) {
    if (!section.has(key)) {
      return Optional.empty();
    }
    return Paths.resolve(section, key, base, section.text(key));
  }

  private List<ParameterSettings> parameters() {
    List<ParameterSettings> parameters = new ArrayList<>();
    section
        .entries("parameters")
        .forEach((check, entry) -> parameters(check, entry).ifPresent(parameters::add));
    return parameters;
  }

  private Optional<ParameterSettings> parameters(String check, Yaml.Entry entry) {
    if (!(entry.value() instanceof Yaml.Mapping mapping)) {
      section.wrongType(check, entry.value(), "a mapping of parameters");
      return Optional.empty();
    }
    if (check.isBlank()) {
      section.problem(entry.line(), "a blank key, the id of a check expected");
      return Optional.empty();
    }
    SortedMap<String, Integer> lines = new TreeMap<>();
    mapping.entries().forEach((name, parameter) -> lines.put(name, parameter.line()));
    return Optional.of(
        new ParameterSettings(
            new CheckId(check),
            ParameterParser.parse(section, mapping.entries()),
            entry.line(),
            lines));
  }
}
