package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.hcl.SyntaxProblem;
import dev.ringfence.terraform.Configuration.Lack;
import dev.ringfence.terraform.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** What of a configuration is not known, so that it may declare more than is seen. */
final class Lacks {
  private Lacks() {}

  static List<Lack> of(
      Evaluation evaluation, RepositoryFiles files, String root, List<CollectionGap> gaps) {
    List<Lack> lacks = new ArrayList<>();
    evaluation.problems().forEach(problem -> lacks.add(lack(problem)));
    files.variableProblems(root).forEach(problem -> lacks.add(lack(problem)));
    evaluation
        .unread()
        .forEach(
            module ->
                lacks.add(new Lack(module.address() + ": " + module.reason(), module.where())));
    gaps.forEach(
        gap ->
            lacks.add(
                new Lack(
                    gap.request().display() + " " + gap.reason().words() + ", " + gap.detail(),
                    files.place(root))));
    return lacks;
  }

  private static Lack lack(SyntaxProblem problem) {
    return new Lack(problem.display(), problem.range());
  }
}
