package dev.ringfence.terraform;

import dev.ringfence.hcl.HclFile;
import dev.ringfence.hcl.SourceRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What all modules of one evaluation share. */
final class Context {
  private final Project project;
  private final Budget budget;
  private final Evaluator evaluator;
  private final TypeConversion types;
  private final Map<String, ModuleFiles> folders = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  Context(Project project, long mostSteps) {
    this.project = project;
    budget = new Budget(mostSteps);
    evaluator = new Evaluator(budget);
    types = new TypeConversion(evaluator);
  }

  Project project() {
    return project;
  }

  Budget budget() {
    return budget;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  TypeConversion types() {
    return types;
  }

  ModuleFiles files(String folder) {
    return folders.computeIfAbsent(
        folder, f -> ModuleFiles.of(project.folders().getOrDefault(f, List.<HclFile>of())));
  }

  /** A value that must not lead to itself. */
  Value once(String what, SourceRange where, Supplier<Value> value) {
    if (!underWay.add(what)) {
      return Values.fault(what + " refers to itself", where);
    }
    try {
      return value.get();
    } finally {
      underWay.remove(what);
    }
  }
}
