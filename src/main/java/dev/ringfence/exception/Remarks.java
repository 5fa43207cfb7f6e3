package dev.ringfence.exception;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what is the matter with exceptions on a day.
 *
 * @param mostFindings findings above which an exception is too broad
 */
public record Remarks(LocalDate day, int mostFindings) {
  private static final int SOON_DAYS = 30;
  private static final int MOST_RENEWALS = 2;

  /**
   * All remarks on one exception, worst first.
   *
   * @param findings how many it covers, or covered until it ended
   * @param isOverlapping whether it covers what another one covers too
   * @param isJudged whether all that it may speak of was judged
   */
  public List<Remark> on(
      ExceptionGrant grant, long findings, boolean isOverlapping, boolean isJudged) {
    boolean isLive = grant.coversOn(day);
    Map<Remark, Boolean> remarks = new EnumMap<>(Remark.class);
    remarks.put(Remark.LAPSED, grant.hasLapsedOn(day));
    remarks.put(Remark.NOT_APPROVED, !grant.isApproved());
    remarks.put(
        Remark.OWN_APPROVER, grant.isApproved() && People.isSame(grant.approver(), grant.owner()));
    remarks.put(Remark.TOO_BROAD, findings > mostFindings);
    remarks.put(Remark.WHOLE_CONTROL, grant.check().isEmpty());
    remarks.put(Remark.REVIEW_OVERDUE, !grant.hasLapsedOn(day) && isReviewOverdue(grant));
    remarks.put(Remark.ENDING, isLive && !day.plusDays(SOON_DAYS).isBefore(grant.lastDay()));
    remarks.put(
        Remark.RENEWED_OFTEN,
        grant.upkeep().filter(kept -> kept.renewed().size() > MOST_RENEWALS).isPresent());
    remarks.put(Remark.OVERLAPPING, isLive && isOverlapping);
    remarks.put(Remark.NOT_KNOWN, isLive && findings == 0 && !isJudged);
    remarks.put(Remark.NOT_USED, isLive && findings == 0 && isJudged);
    return remarks.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private boolean isReviewOverdue(ExceptionGrant grant) {
    return grant
        .upkeep()
        .flatMap(kept -> kept.nextReview(grant.granted()))
        .filter(day::isAfter)
        .isPresent();
  }
}
