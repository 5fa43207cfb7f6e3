package dev.ringfence.catalogue;

import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.expression.ExpressionCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of control files, one control each, in a superset of the WAF++ control format.
 *
 * @param compiler tells whether an expression has a meaning
 * @param calls the calls that an example may say returned nothing
 * @param demand how much a check must bring
 */
public record CatalogueFiles(ExpressionCompiler compiler, CallTable calls, Demand demand) {
  /** A file without any of these is not meant as a control. */
  private static final List<String> MARKS =
      List.of("id", "checks", "severity", "category", "pillar");

  /** How much a {@code resource} check must bring with it. */
  public enum Demand {
    /** What is needed to run it. */
    RUNNABLE,
    /** Also its remediation, and a compliant, a non-compliant and an inconclusive example. */
    SHOWN_BY_EXAMPLES
  }

  /**
   * Reads every {@code *.yaml} and {@code *.yml} below the folder.
   *
   * @throws InvalidFilesException with every problem of every file
   */
  public Catalogue read(Path folder) {
    Problems problems = new Problems();
    AsRead read = read(folder, new FolderFiles(folder), problems);
    problems.orElseThrow();
    return read.catalogue();
  }

  /**
   * A catalogue, and the files it was read from.
   *
   * @param files those that are controls, by name
   */
  record AsRead(Catalogue catalogue, List<SourceFile> files) {}

  /** The controls that could be read; of no use if there were problems, but for their ids. */
  AsRead read(Path folder, InputFiles inputs, Problems problems) {
    int before = problems.count();
    List<SourceFile> files = inputs.yaml(InputRole.CONTROL, folder, problems);
    if (files.isEmpty() && problems.count() == before) {
      problems.add(
          folder.toString(), 0, "no control in this folder: no file ends in .yaml or .yml");
    }
    SourceFile.Hash hash = SourceFile.sha256();
    List<Located> controls = new ArrayList<>();
    List<SourceFile> taken = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (SourceFile file : files) {
      Optional<Yaml> root = YamlParser.parse(file, problems);
      if (root.isPresent() && isSomethingElse(root.get())) {
        passedOver.add(file.name());
      } else {
        taken.add(file);
        hash.update(file);
        root.flatMap(yaml -> ControlParser.parse(file, yaml, this, problems))
            .ifPresent(control -> controls.add(new Located(control, file)));
      }
    }
    if (controls.isEmpty() && !passedOver.isEmpty() && problems.count() == before) {
      problems.add(folder.toString(), 0, "no control in this folder: none of its files has an id");
    }
    reportDuplicates(controls, problems);
    return new AsRead(
        new Catalogue(controls.stream().map(Located::control).toList(), hash.digest(), passedOver),
        List.copyOf(taken));
  }

  /** A clone of a framework holds other YAML as well, such as the settings of its website. */
  private static boolean isSomethingElse(Yaml root) {
    return root instanceof Yaml.Mapping mapping
        && MARKS.stream().noneMatch(mapping.entries()::containsKey);
  }

  private record Located(Control control, SourceFile file) {}

  private static void reportDuplicates(List<Located> controls, Problems problems) {
    Map<String, String> controlIds = new HashMap<>();
    Map<String, String> checkIds = new HashMap<>();
    for (Located located : controls) {
      String path = located.file().path().toString();
      String id = located.control().id().value();
      String first = controlIds.putIfAbsent(id, path);
      if (first != null) {
        problems.add(path, 1, "control id \"" + id + "\" is taken by " + first);
      }
      for (CheckDefinition check : located.control().checks()) {
        String place = path + ":" + check.line();
        String taken = checkIds.putIfAbsent(check.id().value(), place);
        if (taken != null) {
          problems.add(path, check.line(), "check id \"" + check.id() + "\" is taken by " + taken);
        }
      }
    }
  }
}
