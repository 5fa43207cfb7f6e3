package dev.ringfence.history;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Whether an archived assessment still is what its digest says.
 *
 * @param period as it is stored; 2026-11 unless it is damaged
 * @param attempt at the period, from 1
 * @param stored the digest under which it was archived, as it is stored; empty if its row is gone
 * @param findings how many rows of findings are there now
 * @param damages each names a row, or says that the whole has another digest; none if it is whole
 */
public record ArchiveVerification(
    String run,
    String estate,
    String period,
    int attempt,
    String stored,
    long findings,
    List<String> damages) {
  public ArchiveVerification {
    damages = List.copyOf(damages);
  }

  /** The period, if it can be read. */
  public Optional<YearMonth> month() {
    try {
      return Optional.of(YearMonth.parse(period));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public boolean isWhole() {
    return damages.isEmpty();
  }

  /**
   * Goes on only with what is whole.
   *
   * @throws DamagedArchiveException naming the run and the first damage
   */
  public void requireWhole() {
    if (!isWhole()) {
      throw new DamagedArchiveException(
          "run %s: %s%s"
              .formatted(
                  run,
                  damages.get(0),
                  damages.size() == 1 ? "" : "; and %d more".formatted(damages.size() - 1)));
    }
  }
}
