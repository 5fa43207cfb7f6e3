package dev.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          it is seen for the first time               | open                        | new
          it is seen again                            | open open                   | new open
          it is excepted                              | open excepted               | new excepted
          it is excepted from the first               | excepted                    | excepted
          its exception lapses                        | open excepted lapsed        | new excepted open
          it is met                                   | open met                    | new resolved
          its subject is gone                         | open -                      | new resolved
          it comes back                               | open met open               | new resolved reopened
          it comes back and stays                     | open met open open          | new resolved reopened open
          it comes back under an exception            | open met excepted           | new resolved excepted
          it cannot be judged                         | open unjudged               | new unseen
          its source is silent                        | open silent                 | new unseen
          another source is silent                    | open silent-other           | new resolved
          its account is not collected any more       | open uncollected            | new unseen
          it is seen again after a time unseen        | open unjudged open          | new unseen open
          it is met after a time unseen               | open unjudged met           | new unseen resolved
          it stays resolved while nobody sees it      | open met unjudged           | new resolved resolved
          it was resolved, unseen and is open again   | open met unjudged open      | new resolved resolved reopened
          it was never unmet                          | met unjudged met            |
          it is met beside a silence of its source    | open met-beside-silence     | new resolved
          """)
  void given_a_finding_when(
      String what, String months, @org.jspecify.annotations.Nullable String states) {
    Months script = new Months();
    YearMonth month = YearMonth.of(2026, 1);
    for (String state : months.strip().split(" +")) {
      script.collecting(state.equals("uncollected") ? new String[] {"2"} : new String[] {"1", "2"});
      script.month(month.toString(), lines(state));
      month = month.plusMonths(1);
    }

    List<Life> lives = script.timeline().lives();

    assertThat(lives.stream().flatMap(life -> life.moments().stream()).map(m -> m.state().name()))
        .containsExactlyElementsOf(
            states == null
                ? List.of()
                : Stream.of(states.strip().split(" +"))
                    .map(s -> s.toUpperCase(java.util.Locale.ROOT))
                    .toList());
  }

  private static String[] lines(String state) {
    return switch (state) {
      case "-", "uncollected" -> new String[0];
      case "silent" -> new String[] {"a silent 1"};
      case "silent-other" -> new String[] {"a silent 2", "b silent 1"};
      case "met-beside-silence" -> new String[] {"a 1/x met", "a silent 1"};
      default -> new String[] {"a 1/x " + state};
    };
  }

  @Test
  void given_a_check_that_is_gone_then_its_findings_are_not_resolved() {
    Timeline timeline =
        new Months()
            .month("2026-01", "a 1/x open", "b 1/x open")
            .demanding("b", "")
            .month("2026-02", "a 1/x open")
            .timeline();

    assertThat(states(timeline)).containsExactly("a 1/x open", "b 1/x not seen");
  }

  @Test
  void given_another_demand_then_what_it_finds_is_marked_and_other_findings_are_not() {
    Timeline timeline =
        new Months()
            .month("2026-01", "a 1/x open")
            .demanding("b", "stricter")
            .month("2026-02", "a 1/x open", "a 1/y open", "b 1/x open")
            .timeline();

    assertThat(timeline.lives())
        .extracting(life -> life.key().check().value() + life.isByChangedCheck())
        .containsExactly("afalse", "afalse", "btrue");
    assertThat(movement(timeline).byChangedCheck()).isEqualTo(1);
  }

  @Test
  void given_a_finding_that_comes_back_then_its_age_counts_from_then() {
    Timeline timeline =
        new Months()
            .month("2026-01", "a 1/x open")
            .month("2026-02", "a 1/x met")
            .month("2026-03", "a 1/x open")
            .month("2026-04", "a 1/x open")
            .timeline();

    Life life = timeline.lives().get(0);
    assertThat(life.firstSeen()).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(life.opened()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(life.reopened()).isEqualTo(1);
    assertThat(life.resolved()).isEqualTo(Optional.empty());
    assertThat(life.days(timeline.lastDay())).isEqualTo(30);
  }

  @Test
  void given_a_finding_that_is_settled_then_its_age_ends_there() {
    Timeline timeline =
        new Months()
            .month("2026-01", "a 1/x open")
            .month("2026-02", "a 1/x met")
            .month("2026-03", "a 1/x met")
            .timeline();

    assertThat(timeline.lives().get(0).days(timeline.lastDay())).isEqualTo(28);
  }

  /**
   * A year with all that happens to findings; the table is what a reader of reports would expect.
   */
  @Test
  void given_a_year_then_every_month_is_as_written() {
    Timeline timeline =
        new Months()
            .month("2026-01", "a 1/x open", "a 2/y met", "b 1/x met")
            .month("2026-02", "a 1/x open", "a 2/y open", "b 1/x met")
            .month("2026-03", "a 1/x excepted", "a 2/y open", "b 1/x met")
            .month("2026-04", "a 1/x excepted", "a 2/y met", "b 1/x open")
            .month("2026-05", "a 1/x lapsed", "a 2/y met", "b 1/x open")
            .month("2026-07", "a 1/x lapsed", "a 2/y met", "b 1/x open")
            .month("2026-08", "a silent 1", "a 2/y open", "b 1/x open")
            .month("2026-09", "a 1/x met", "a 2/y open", "b 1/x open")
            .demanding("b", "stricter")
            .month("2026-10", "a 1/x met", "a 2/y open", "b 1/x open", "b 2/y open")
            .month("2026-11", "a 1/x met", "a 2/y met", "b 1/x met", "b 2/y open")
            .month("2026-12", "a 1/x open", "a 2/y met", "b 1/x met", "b 2/y met")
            .timeline();

    assertThat(timeline.periods().stream().map(LivesTest::row))
        .containsExactly(
            //        open new re- back res exc lost | unseen excepted
            "2026-01: 1 = 0 +1 +0 +0 -0 -0 -0; 0 0",
            "2026-02: 2 = 1 +1 +0 +0 -0 -0 -0; 0 0",
            "2026-03: 1 = 2 +0 +0 +0 -0 -1 -0; 0 1",
            "2026-04: 1 = 1 +1 +0 +0 -1 -0 -0; 0 1",
            "2026-05: 2 = 1 +0 +0 +1 -0 -0 -0; 0 0",
            "2026-06: missed",
            "2026-07: 2 = 2 +0 +0 +0 -0 -0 -0; 0 0",
            "2026-08: 2 = 2 +0 +1 +0 -0 -0 -1; 1 0",
            "2026-09: 2 = 2 +0 +0 +0 -0 -0 -0; 0 0",
            "2026-10: 3 = 2 +1 +0 +0 -0 -0 -0; 0 0",
            "2026-11: 1 = 3 +0 +0 +0 -2 -0 -0; 0 0",
            "2026-12: 1 = 1 +0 +1 +0 -1 -0 -0; 0 0");
    assertThat(states(timeline))
        .containsExactly("a 1/x reopened", "a 2/y resolved", "b 1/x resolved", "b 2/y resolved");
  }

  private static String row(PeriodSummary period) {
    return period.period()
        + ": "
        + period
            .audited()
            .map(PeriodSummary.Audited::movement)
            .map(
                moves ->
                    "%d = %d +%d +%d +%d -%d -%d -%d; %d %d"
                        .formatted(
                            moves.open(),
                            moves.before(),
                            moves.fresh(),
                            moves.reopened(),
                            moves.returned(),
                            moves.resolved(),
                            moves.excepted(),
                            moves.lost(),
                            moves.unseenNow(),
                            moves.exceptedNow()))
            .orElse("missed");
  }

  private static List<String> states(Timeline timeline) {
    return timeline.lives().stream()
        .map(
            life ->
                life.key().check().value() + " " + life.key().subject() + " " + life.state().word())
        .collect(Collectors.toList());
  }

  private static Movement movement(Timeline timeline) {
    return timeline.periods().get(timeline.periods().size() - 1).audited().orElseThrow().movement();
  }
}
