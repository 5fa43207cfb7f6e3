package dev.ringfence.history;

import dev.ringfence.score.Score;
import dev.ringfence.score.Tally;
import java.util.List;
import java.util.Optional;

/** A history as programs read it; {@code history.schema.json}. */
public record HistoryDocument(
    String estate, List<PeriodDocument> periods, List<FindingLife> findings) {
  public HistoryDocument {
    periods = List.copyOf(periods);
    findings = List.copyOf(findings);
  }

  /**
   * @param score shares of 0 to 1, empty where nothing was there to be judged
   */
  public record PeriodDocument(
      String period,
      boolean audited,
      Optional<Integer> attempt,
      Optional<String> asOf,
      Optional<String> assessment,
      Optional<String> formula,
      Optional<Double> score,
      Optional<Double> excepted,
      Optional<Double> coverage,
      Optional<Tally> findings,
      Optional<Movement> movement,
      List<String> changed) {
    static PeriodDocument of(PeriodSummary summary) {
      Optional<PeriodSummary.Audited> audited = summary.audited();
      Optional<Score> score = audited.flatMap(one -> one.scorecard().score());
      return new PeriodDocument(
          summary.period().toString(),
          audited.isPresent(),
          audited.map(PeriodSummary.Audited::attempt),
          audited.map(one -> one.asOf().toString()),
          audited.map(one -> one.assessment().sha256()),
          audited.map(one -> one.scorecard().formula()),
          score.map(Score::satisfied),
          score.map(Score::excepted),
          score.map(one -> one.coverage().share()),
          audited.map(one -> one.scorecard().tally()),
          audited.map(PeriodSummary.Audited::movement),
          audited.map(PeriodSummary.Audited::changes).orElse(List.of()));
    }
  }

  /**
   * @param days from when it was opened to when it was seen settled, or to the last period
   */
  public record FindingLife(
      String control,
      String check,
      String kind,
      String subject,
      String plane,
      String severity,
      String state,
      String firstSeen,
      String opened,
      String lastSeen,
      Optional<String> resolved,
      long days,
      int reopened,
      boolean byChangedCheck,
      List<MomentDocument> periods) {}

  /** How a finding stood in one period. */
  public record MomentDocument(String period, String condition, String state) {}

  /** Of a timeline with at least one audited period. */
  public static HistoryDocument of(String estate, Timeline timeline) {
    return new HistoryDocument(
        estate,
        timeline.periods().stream().map(PeriodDocument::of).toList(),
        timeline.lives().stream().map(life -> of(life, timeline)).toList());
  }

  private static FindingLife of(Life life, Timeline timeline) {
    FindingKey key = life.key();
    return new FindingLife(
        key.control().value(),
        key.check().value(),
        key.kind(),
        key.subject(),
        key.plane().word(),
        life.severity().word(),
        life.state().word(),
        life.firstSeen().toString(),
        life.opened().toString(),
        life.lastSeen().toString(),
        life.resolved().map(Object::toString),
        life.days(timeline.lastDay()),
        life.reopened(),
        life.isByChangedCheck(),
        life.moments().stream()
            .map(
                moment ->
                    new MomentDocument(
                        moment.period().toString(),
                        moment.condition().word(),
                        moment.state().word()))
            .toList());
  }
}
