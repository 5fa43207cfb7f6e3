package dev.ringfence.report;

import java.util.List;
import java.util.Optional;

/**
 * An answer that is missing, and what that leaves open.
 *
 * @param number stable within one report, {@code G-001}
 * @param kinds kinds of resource of which more may exist than are known
 * @param checks checks that could have come out otherwise
 */
public record GapRow(
    String number,
    String source,
    String call,
    String reason,
    String detail,
    List<String> kinds,
    List<String> checks,
    Optional<SourceRow> where) {
  public GapRow {
    kinds = List.copyOf(kinds);
    checks = List.copyOf(checks);
  }
}
