package dev.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringfence.assessment.FollowUp;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.remediation.FollowUpSettings;
import dev.ringfence.remediation.RemediationNote;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Due days, times to close, quarters and owners, beside what counting by hand gives. */
class RemediationTest {
  private static final List<String> STATES = List.of("open", "excepted", "lapsed", "met", "-");

  private static Remediation remediation(Months months) {
    return Remediation.of(
        months.timeline(), months.assessments().get(months.assessments().size() - 1).header());
  }

  @Test
  void given_high_findings_then_each_is_due_thirty_days_after_it_was_opened() {
    Remediation remediation =
        remediation(
            new Months()
                .month("2026-10", "a 1/old open Shop", "a 1/gone open Shop")
                .month("2026-11", "a 1/old open Shop", "a 2/new open"));

    assertThat(remediation.day()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(remediation.open())
        .extracting(item -> item.life().key().subject() + " " + item.due())
        .containsExactly("1/old 2026-11-30", "2/new 2026-12-30");
    assertThat(remediation.overdue()).isEmpty();
    assertThat(remediation.open().get(0).isOverdueOn(LocalDate.of(2026, 12, 1))).isTrue();
    assertThat(remediation.times())
        .isEqualTo(new RepairTimes(1, Optional.of(30.0), Optional.of(30.0)));
    assertThat(remediation.teams())
        .extracting(
            team ->
                team.owner().orElse("-")
                    + " "
                    + team.open()
                    + " "
                    + team.overdue()
                    + " "
                    + team.closedInQuarter()
                    + " "
                    + team.times().closed())
        .containsExactly("Shop 1 0 1 1", "- 1 0 0 0");
  }

  private static RemediationNote note(
      String subject, RemediationNote.Status status, LocalDate agreed) {
    return new RemediationNote(
        Months.CONTROL,
        new CheckId("a"),
        List.of(subject),
        Optional.empty(),
        "T-1",
        status,
        Optional.of(new RemediationNote.Due(agreed, "agreed")),
        List.of(),
        SourceRef.at(new Digest("0".repeat(64)), "a.yaml", ""));
  }

  @Test
  void given_a_note_with_another_day_then_both_days_are_kept() {
    RemediationNote note =
        note("1/old", RemediationNote.Status.BLOCKED, LocalDate.of(2026, 11, 29));

    Remediation remediation =
        remediation(
            new Months()
                .following(new FollowUp(FollowUpSettings.STANDARD, List.of(), List.of(note)))
                .month("2026-10", "a 1/old open")
                .month("2026-11", "a 1/old open"));

    OpenItem item = remediation.open().get(0);
    assertThat(item.due()).isEqualTo(LocalDate.of(2026, 11, 29));
    assertThat(item.originalDue()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(remediation.overdue()).containsExactly(item);
    assertThat(item.note()).contains(note);
  }

  @Test
  void given_a_finding_that_was_reopened_then_both_times_count() {
    Remediation remediation =
        remediation(
            new Months()
                .month("2026-01", "a 1/s open Shop")
                .month("2026-02", "a 1/s met")
                .month("2026-04", "a 1/s open Ops")
                .month("2026-07", "a 1/s met"));

    // From 31 January to 28 February, and from 30 April to 31 July.
    assertThat(remediation.times())
        .isEqualTo(new RepairTimes(2, Optional.of(60.0), Optional.of(60.0)));
    assertThat(remediation.quarters())
        .extracting(
            one ->
                one.quarter()
                    + " "
                    + one.audited()
                    + " "
                    + one.missed()
                    + " "
                    + one.movement().open())
        .containsExactly("2026-Q1 2 1 0", "2026-Q2 1 2 1", "2026-Q3 1 0 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_figure_is_what_counting_moments_gives(long seed) {
    Months months = random(seed);
    Timeline timeline = months.timeline();
    Remediation remediation = remediation(months);

    long open = timeline.lives().stream().filter(life -> life.state().isOpen()).count();
    assertThat(remediation.open()).hasSize((int) open);
    assertThat(remediation.teams().stream().mapToLong(TeamSummary::open).sum()).isEqualTo(open);
    assertThat(remediation.teams().stream().mapToLong(TeamSummary::overdue).sum())
        .isEqualTo(remediation.overdue().size());

    long closings = timeline.lives().stream().mapToLong(RemediationTest::closings).sum();
    assertThat(remediation.times().closed()).isEqualTo(closings);
    assertThat(remediation.quarters().stream().mapToLong(one -> one.times().closed()).sum())
        .isEqualTo(closings);
    assertThat(remediation.teams().stream().mapToLong(team -> team.times().closed()).sum())
        .isEqualTo(closings);

    long aside = timeline.lives().stream().mapToLong(RemediationTest::closedFromAside).sum();
    assertThat(remediation.quarters().stream().mapToLong(one -> one.movement().resolved()).sum())
        .isEqualTo(closings - aside);

    long before = 0;
    for (QuarterSummary quarter : remediation.quarters()) {
      Movement moves = quarter.movement();
      assertThat(moves.before()).isEqualTo(before);
      before = moves.open();
      assertThat(quarter.open().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(moves.open());
    }
    assertThat(before).isEqualTo(open);
  }

  /** Settled after it had been open, whatever was between. */
  private static long closings(Life life) {
    long closings = 0;
    boolean wasOpen = false;
    for (Life.Moment moment : life.moments()) {
      boolean isSettled = moment.state() == LifeState.RESOLVED;
      closings += isSettled && wasOpen ? 1 : 0;
      wasOpen = !isSettled && (wasOpen || moment.state().isOpen());
    }
    return closings;
  }

  /** Of these, those that were set aside, or not seen, in the month before. */
  private static long closedFromAside(Life life) {
    long closings = 0;
    boolean wasOpen = false;
    LifeState before = LifeState.RESOLVED;
    for (Life.Moment moment : life.moments()) {
      boolean isSettled = moment.state() == LifeState.RESOLVED;
      closings += isSettled && wasOpen && !before.isOpen() ? 1 : 0;
      wasOpen = !isSettled && (wasOpen || moment.state().isOpen());
      before = moment.state();
    }
    return closings;
  }

  @Test
  void given_a_finding_that_was_only_ever_excepted_then_its_end_closes_nothing() {
    Remediation remediation =
        remediation(
            new Months()
                .month("2026-01", "a 1/s excepted Shop", "a 1/t excepted Shop")
                .month("2026-02", "a 1/s met", "a 1/t open Shop")
                .month("2026-03", "a 1/s met", "a 1/t met"));

    assertThat(remediation.times().closed()).isEqualTo(1);
    assertThat(remediation.times().mean()).contains(31.0);
    assertThat(remediation.quarters().get(0).movement().resolved()).isEqualTo(1);
  }

  @Test
  void given_another_owner_after_a_reopening_then_each_is_credited_with_its_own() {
    Remediation remediation =
        remediation(
            new Months()
                .month("2026-01", "a 1/s open Shop")
                .month("2026-02", "a 1/s met")
                .month("2026-04", "a 1/s open Ops")
                .month("2026-07", "a 1/s met"));

    assertThat(remediation.teams())
        .extracting(team -> team.owner().orElse("-") + " " + team.times())
        .containsExactly(
            "Ops " + new RepairTimes(1, Optional.of(92.0), Optional.of(92.0)),
            "Shop " + new RepairTimes(1, Optional.of(28.0), Optional.of(28.0)));
  }

  @Test
  void given_an_exception_that_ended_then_due_runs_from_the_audit_that_saw_it_open() {
    Remediation remediation =
        remediation(
            new Months()
                .month("2026-01", "a 1/s open", "a 1/unseen open")
                .month("2026-02", "a 1/s excepted", "a 1/unseen unjudged")
                .month("2026-06", "a 1/s lapsed", "a 1/unseen open"));

    assertThat(remediation.open())
        .extracting(item -> item.life().key().subject() + " " + item.due())
        .containsExactly("1/unseen 2026-03-02", "1/s 2026-07-30");
  }

  @Test
  void given_a_day_agreed_before_it_was_reopened_then_it_is_ignored() {
    RemediationNote note = note("1/s", RemediationNote.Status.DONE, LocalDate.of(2026, 2, 15));

    Remediation remediation =
        remediation(
            new Months()
                .following(new FollowUp(FollowUpSettings.STANDARD, List.of(), List.of(note)))
                .month("2026-01", "a 1/s open")
                .month("2026-02", "a 1/s met")
                .month("2026-06", "a 1/s open"));

    OpenItem item = remediation.open().get(0);
    assertThat(item.due()).isEqualTo(LocalDate.of(2026, 7, 30));
    assertThat(item.isMoved()).isFalse();
    assertThat(remediation.overdue()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mean_and_median_are_what_sorting_the_days_gives(long seed) {
    Timeline timeline = random(seed).timeline();
    Remediation remediation = remediation(random(seed));
    List<Long> days = new ArrayList<>();
    for (Life life : timeline.lives()) {
      LocalDate opened = null;
      for (Life.Moment moment : life.moments()) {
        LocalDate day = moment.period().atEndOfMonth();
        if (moment.state() == LifeState.RESOLVED && opened != null) {
          days.add(day.toEpochDay() - opened.toEpochDay());
          opened = null;
        } else if (moment.state().isOpen() && opened == null) {
          opened = day;
        }
      }
    }
    days.sort(null);

    assertThat(days).isNotEmpty();
    assertThat(remediation.times().mean().orElseThrow())
        .isCloseTo(days.stream().mapToLong(Long::longValue).average().orElseThrow(), within(1e-9));
    double low = days.get((days.size() - 1) / 2);
    double high = days.get(days.size() / 2);
    assertThat(remediation.times().median()).contains((low + high) / 2);
    assertThat(remediation.timesBySeverity().get(Severity.HIGH)).isEqualTo(remediation.times());
  }

  private static Months random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Months months = new Months();
    YearMonth month = YearMonth.of(2026, 1);
    for (int i = 0; i < 12; i++) {
      month = month.plusMonths(random.nextInt(4) == 0 ? 2 : 1);
      List<String> lines = new ArrayList<>();
      for (int subject = 0; subject < 10; subject++) {
        String state = STATES.get(random.nextInt(STATES.size()));
        String owner = random.nextInt(3) == 0 ? "" : " Team" + subject % 3;
        if (!state.equals("-")) {
          lines.add("a 1/s" + subject + " " + state + owner);
        }
      }
      months.month(month.toString(), lines.toArray(String[]::new));
    }
    return months;
  }
}
