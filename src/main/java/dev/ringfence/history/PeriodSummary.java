package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.evidence.Digest;
import dev.ringfence.score.Scorecard;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One month of an estate.
 *
 * @param audited empty for a month between two audited ones that has no finished audit
 */
public record PeriodSummary(YearMonth period, Optional<Audited> audited) {
  /**
   * What the newest finished audit of a month came to.
   *
   * @param changes what was not the same as in the period before: {@code catalogue}, {@code
   *     configuration}, {@code tool}
   */
  public record Audited(
      int attempt,
      Instant asOf,
      Digest assessment,
      Scorecard scorecard,
      Movement movement,
      List<String> changes) {
    public Audited {
      changes = List.copyOf(changes);
    }

    static Audited of(
        Assessment assessment, Scorecard scorecard, Movement movement, List<String> changes) {
      return new Audited(
          assessment.header().run().attempt(),
          assessment.header().run().asOf(),
          assessment.digest(),
          scorecard,
          movement,
          changes);
    }
  }
}
