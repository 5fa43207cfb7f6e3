package dev.ringfence.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of exceptions, each on its own and on the days beside it. */
class RemarksTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final Remarks REMARKS = new Remarks(DAY, 10);
  private static final LocalDate LATER = LocalDate.of(2027, 6, 30);

  private static ExceptionGrant grant(
      String owner, String approver, LocalDate lastDay, Upkeep upkeep) {
    return grant(Optional.of(new CheckId("a")), owner, approver, lastDay, upkeep);
  }

  private static ExceptionGrant grant(
      Optional<CheckId> check, String owner, String approver, LocalDate lastDay, Upkeep upkeep) {
    return new ExceptionGrant(
        "E-1",
        new ControlId("NET-1"),
        check,
        List.of("sg-1"),
        "reason",
        "low",
        "none",
        owner,
        approver,
        "T-1",
        LocalDate.of(2026, 10, 1),
        lastDay,
        SourceRef.at(new Digest("0".repeat(64)), "a.yaml", ""),
        Optional.empty(),
        Optional.of(upkeep));
  }

  private static List<Remark> remarks(ExceptionGrant grant) {
    return REMARKS.on(grant, 1, false, true);
  }

  @Test
  void given_nothing_the_matter_then_nothing_is_said() {
    assertThat(remarks(grant("Shop", "Security", LATER, Upkeep.NONE))).isEmpty();
  }

  @Test
  void given_the_day_after_its_last_then_it_is_lapsed_and_not_before() {
    assertThat(remarks(grant("Shop", "Security", DAY.minusDays(1), Upkeep.NONE)))
        .containsExactly(Remark.LAPSED);
    assertThat(remarks(grant("Shop", "Security", DAY, Upkeep.NONE))).containsExactly(Remark.ENDING);
  }

  @Test
  void given_thirty_days_to_its_end_then_it_is_ending_and_with_one_more_not() {
    assertThat(remarks(grant("Shop", "Security", DAY.plusDays(30), Upkeep.NONE)))
        .containsExactly(Remark.ENDING);
    assertThat(remarks(grant("Shop", "Security", DAY.plusDays(31), Upkeep.NONE))).isEmpty();
  }

  @Test
  void given_no_approver_or_its_owner_then_it_is_called_out() {
    assertThat(remarks(grant("Shop", "", LATER, Upkeep.NONE))).containsExactly(Remark.NOT_APPROVED);
    assertThat(remarks(grant("Shop  Team", "shop team", LATER, Upkeep.NONE)))
        .containsExactly(Remark.OWN_APPROVER);
  }

  @Test
  void given_more_findings_than_it_should_cover_then_it_is_too_broad() {
    ExceptionGrant grant = grant("Shop", "Security", LATER, Upkeep.NONE);

    assertThat(REMARKS.on(grant, 10, false, true)).isEmpty();
    assertThat(REMARKS.on(grant, 11, false, true)).containsExactly(Remark.TOO_BROAD);
    assertThat(REMARKS.on(grant, 0, false, true)).containsExactly(Remark.NOT_USED);
    assertThat(REMARKS.on(grant, 0, false, false)).containsExactly(Remark.NOT_KNOWN);
    assertThat(REMARKS.on(grant, 1, false, false)).isEmpty();
    assertThat(REMARKS.on(grant, 1, true, true)).containsExactly(Remark.OVERLAPPING);
  }

  @Test
  void given_no_check_then_it_covers_the_whole_control() {
    assertThat(remarks(grant(Optional.empty(), "Shop", "Security", LATER, Upkeep.NONE)))
        .containsExactly(Remark.WHOLE_CONTROL);
  }

  @Test
  void given_an_interval_then_the_review_is_overdue_the_day_after_it() {
    Upkeep fromGranted = new Upkeep(Optional.of(60), Optional.empty(), List.of());
    Upkeep fromReview = new Upkeep(Optional.of(60), Optional.of(DAY.minusDays(61)), List.of());
    Upkeep inTime = new Upkeep(Optional.of(60), Optional.of(DAY.minusDays(60)), List.of());

    assertThat(remarks(grant("Shop", "Security", LATER, fromGranted))).isEmpty();
    assertThat(remarks(grant("Shop", "Security", LATER, fromReview)))
        .containsExactly(Remark.REVIEW_OVERDUE);
    assertThat(remarks(grant("Shop", "Security", LATER, inTime))).isEmpty();
  }

  @Test
  void given_a_third_renewal_then_it_is_called_out() {
    List<LocalDate> twice = List.of(DAY.minusDays(40), DAY.minusDays(20));
    List<LocalDate> thrice = List.of(DAY.minusDays(40), DAY.minusDays(20), DAY.minusDays(2));

    assertThat(remarks(grant("Shop", "Security", LATER, renewed(twice)))).isEmpty();
    assertThat(remarks(grant("Shop", "Security", LATER, renewed(thrice))))
        .containsExactly(Remark.RENEWED_OFTEN);
  }

  @Test
  void given_what_could_not_be_judged_then_only_what_it_may_cover_makes_its_need_unknown() {
    ExceptionGrant grant = grant("Shop", "Security", LATER, Upkeep.NONE);
    ControlId control = new ControlId("NET-1");
    CheckId check = new CheckId("a");

    assertThat(grant.maySpeakOf(control, check, "sg-1", false)).isTrue();
    assertThat(grant.maySpeakOf(control, check, "sg-2", false)).isFalse();
    assertThat(grant.maySpeakOf(control, check, "111122223333/eu-central-1", true)).isTrue();
    assertThat(grant.maySpeakOf(control, new CheckId("b"), "sg-1", true)).isFalse();
    assertThat(grant.maySpeakOf(new ControlId("NET-2"), check, "sg-1", true)).isFalse();
  }

  private static Upkeep renewed(List<LocalDate> days) {
    return new Upkeep(Optional.empty(), Optional.empty(), days);
  }
}
