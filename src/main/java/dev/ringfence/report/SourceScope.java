package dev.ringfence.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one source was asked and what came of it.
 *
 * @param asked distinct calls, with their parameters
 * @param answered calls answered completely
 * @param missing calls without an answer, or with an incomplete one
 * @param artefacts pieces of evidence
 * @param items entries in the lists they hold
 * @param callers identities that asked
 */
public record SourceScope(
    String id,
    String provider,
    String account,
    String region,
    long asked,
    long answered,
    long missing,
    long artefacts,
    long items,
    long bytes,
    List<String> callers,
    Optional<Instant> first,
    Optional<Instant> last) {
  public SourceScope {
    callers = List.copyOf(callers);
  }

  /** First and last answer, UTC, each a line. */
  public List<String> collected() {
    return first
        .flatMap(
            from -> last.map(to -> from.equals(to) ? List.of(from.toString()) : span(from, to)))
        .orElse(List.of("nothing"));
  }

  private static List<String> span(Instant from, Instant to) {
    return List.of(from.toString(), "to " + to);
  }
}
