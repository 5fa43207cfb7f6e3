package dev.ringfence.catalogue;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Truth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the zones of audit.yaml, or some of them, say about one subnet or endpoint. */
record ZoneAnswers(List<Answer> answers) {
  ZoneAnswers {
    answers = List.copyOf(answers);
  }

  /** What one of them says. */
  record Answer(ZoneSettings zone, Decision decision) {
    private Stream<SourceRef> sources() {
      return Stream.concat(
          decision.readings().stream().flatMap(reading -> reading.sources().stream()),
          Stream.of(zone.source()));
    }
  }

  ZoneAnswers that(Truth truth) {
    return new ZoneAnswers(
        answers.stream().filter(answer -> answer.decision().truth() == truth).toList());
  }

  boolean isEmpty() {
    return answers.isEmpty();
  }

  int size() {
    return answers.size();
  }

  Stream<ZoneSettings> zones() {
    return answers.stream().map(Answer::zone);
  }

  List<SourceRef> sources() {
    return answers.stream().flatMap(Answer::sources).distinct().toList();
  }

  /** {@code zones a, b}. */
  String names(String separator) {
    return (size() == 1 ? "zone " : "zones ")
        + zones().map(ZoneSettings::name).collect(Collectors.joining(separator));
  }

  /** {@code zone a cannot be told: role is not known: …}. */
  String doubts() {
    return names(" or ")
        + " cannot be told: "
        + answers.stream()
            .flatMap(answer -> answer.decision().readings().stream())
            .map(reading -> reading.path() + " is not known: " + reading.value())
            .distinct()
            .collect(Collectors.joining("; "));
  }
}
