package dev.ringfence.history;

import dev.ringfence.evidence.Digest;
import java.time.YearMonth;
import java.util.List;

/**
 * Whether an archived assessment still is what its digest says.
 *
 * @param attempt at the period, from 1
 * @param stored the digest under which it was archived
 * @param findings how many rows of findings are there now
 * @param damages each names a row, or says that the whole has another digest; none if it is whole
 */
public record ArchiveVerification(
    String run,
    String estate,
    YearMonth period,
    int attempt,
    Digest stored,
    long findings,
    List<String> damages) {
  public ArchiveVerification {
    damages = List.copyOf(damages);
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
