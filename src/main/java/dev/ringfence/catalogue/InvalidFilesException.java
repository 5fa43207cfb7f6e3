package dev.ringfence.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** What a user wrote cannot be used; holds every problem that was found, never only the first. */
public final class InvalidFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidFilesException(List<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .distinct()
            .map(Problem::toString)
            .collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().distinct().toList();
  }

  /** In order of file and line; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
