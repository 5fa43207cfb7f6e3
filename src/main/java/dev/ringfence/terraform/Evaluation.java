package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a project comes to.
 *
 * @param resources managed ones and data sources of all modules, in the order of the files
 * @param problems text that could not be read, so that something may be missing
 * @param unread modules of which nothing is known, so that anything may be missing
 * @param declarations the other blocks of all module instances; none where only resources are asked
 *     for
 */
public record Evaluation(
    List<ResourceInstance> resources,
    List<SyntaxProblem> problems,
    List<UnreadModule> unread,
    List<Declaration> declarations) {
  public Evaluation {
    declarations = List.copyOf(declarations);
    resources = List.copyOf(resources);
    problems = List.copyOf(problems);
    unread = List.copyOf(unread);
  }

  /** This, and what comes after it. */
  public Evaluation and(Evaluation other) {
    return new Evaluation(
        both(resources, other.resources),
        both(problems, other.problems),
        both(unread, other.unread),
        both(declarations, other.declarations));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * A call of a module whose files are not there, or not followed.
   *
   * @param given the arguments of the call
   */
  public record UnreadModule(
      String address, String reason, EvaluatedBody given, SourceRange where) {}

  /**
   * Evaluates a project; the same files always come to the same values.
   *
   * @param mostSteps bound on what may be computed; beyond it values are unknown
   */
  public static Evaluation of(Project project, long mostSteps) {
    return new Walk(new Context(project, mostSteps)).evaluation(false);
  }

  /** The same with {@link #declarations()}. */
  public static Evaluation whole(Project project, long mostSteps) {
    return new Walk(new Context(project, mostSteps)).evaluation(true);
  }
}
