package dev.ringfence.history;

import java.util.Optional;

/**
 * What one owner answers for.
 *
 * @param owner empty for what nobody answers for
 * @param overdue of the open ones
 * @param closedInQuarter of the closed ones, those closed in the last audited quarter
 * @param times of all that was ever closed
 */
public record TeamSummary(
    Optional<String> owner, long open, long overdue, long closedInQuarter, RepairTimes times) {}
