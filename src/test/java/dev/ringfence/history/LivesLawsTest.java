package dev.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Years of random months; what must hold of any history. */
class LivesLawsTest {
  private static final List<String> STATES =
      List.of("open", "excepted", "lapsed", "met", "unjudged", "-");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void every_figure_of_a_month_is_what_counting_its_findings_gives(long seed) {
    Timeline timeline = random(seed, true).timeline();

    for (PeriodSummary period : timeline.periods()) {
      period
          .audited()
          .ifPresent(
              audited -> {
                Movement moves = audited.movement();
                assertThat(moves.open())
                    .isEqualTo(
                        count(timeline, period.period(), LifeState.NEW)
                            + count(timeline, period.period(), LifeState.OPEN)
                            + count(timeline, period.period(), LifeState.REOPENED));
                assertThat(moves.fresh())
                    .isEqualTo(count(timeline, period.period(), LifeState.NEW));
                assertThat(moves.reopened())
                    .isEqualTo(count(timeline, period.period(), LifeState.REOPENED));
                assertThat(moves.exceptedNow())
                    .isEqualTo(count(timeline, period.period(), LifeState.EXCEPTED));
                assertThat(moves.unseenNow())
                    .isEqualTo(count(timeline, period.period(), LifeState.UNSEEN));
              });
    }
  }

  private static long count(Timeline timeline, YearMonth period, LifeState state) {
    return timeline.lives().stream()
        .flatMap(life -> life.moments().stream())
        .filter(moment -> moment.period().equals(period) && moment.state() == state)
        .count();
  }

  /** Silence of a source makes nothing resolved that was not, and nothing open. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void losing_the_last_month_resolves_nothing(long seed) {
    Timeline before = random(seed, true).timeline();
    Timeline after =
        random(seed, true)
            .month("2030-01", "a silent 1", "a silent 2", "b silent 1", "b silent 2")
            .timeline();

    Movement moves =
        after.periods().get(after.periods().size() - 1).audited().orElseThrow().movement();
    assertThat(moves.resolved()).isZero();
    assertThat(moves.open()).isZero();
    assertThat(after.lives())
        .filteredOn(life -> life.state() == LifeState.RESOLVED)
        .extracting(Life::key)
        .containsExactlyElementsOf(
            before.lives().stream()
                .filter(life -> life.state() == LifeState.RESOLVED)
                .map(Life::key)
                .toList());
  }

  /** What an earlier month was like is not changed by what comes later. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_later_month_rewrites_none_before(long seed) {
    Months months = random(seed, false);
    List<PeriodSummary> before = months.timeline().periods();

    List<PeriodSummary> after = months.month("2030-01", "a 1/s0 open").timeline().periods();

    assertThat(after.subList(0, before.size())).isEqualTo(before);
  }

  private static Months random(long seed, boolean isSilent) {
    SplittableRandom random = new SplittableRandom(seed);
    Months months = new Months();
    YearMonth month = YearMonth.of(2026, 1);
    for (int i = 0; i < 12; i++) {
      month = month.plusMonths(random.nextInt(4) == 0 ? 2 : 1);
      List<String> lines = new ArrayList<>();
      for (String check : List.of("a", "b")) {
        boolean isQuiet = isSilent && random.nextInt(5) == 0;
        if (isQuiet) {
          lines.add(check + " silent 1");
        }
        for (int subject = 0; subject < 8; subject++) {
          String state = STATES.get(random.nextInt(STATES.size()));
          String account = subject % 2 == 0 ? "1" : "2";
          if (!state.equals("-") && !(isQuiet && account.equals("1"))) {
            lines.add(check + " " + account + "/s" + subject + " " + state);
          }
        }
      }
      months.month(month.toString(), lines.toArray(String[]::new));
    }
    return months;
  }
}
