package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every resource of a kind that {@code where} selects meets {@code require}.
 *
 * <p>Where it cannot be told whether a resource is selected, it stays in, as inconclusive. A source
 * that could have named more resources is a subject of its own.
 */
public record ResourceCheck(
    CheckDefinition definition, Kind kind, Optional<Expression> where, Expression require)
    implements Check {
  @Override
  public List<Judgement> judge(Judged judged) {
    NetworkModel network = judged.network();
    EvidenceSeal seal = judged.seal();
    SilentSources silent = new SilentSources(network, seal);
    List<Judgement> judgements = new ArrayList<>(silent.judgements(List.of(kind)));
    network.of(kind).forEach(resource -> judge(resource, seal).ifPresent(judgements::add));
    if (judgements.isEmpty()) {
      judgements.add(silent.withoutSubject(kind, reason(network)));
    }
    return List.copyOf(judgements);
  }

  private Optional<Judgement> judge(Resource resource, EvidenceSeal seal) {
    Subject subject = Subject.of(resource);
    Decision selected =
        where
            .map(predicate -> predicate.decide(resource))
            .orElse(new Decision(Truth.TRUE, List.of()));
    return switch (selected.truth()) {
      case FALSE -> Optional.empty();
      case UNKNOWN ->
          Optional.of(
              new Judgement(
                  subject, new Inconclusive(observations(resource, selected.readings(), seal))));
      case TRUE -> Optional.of(new Judgement(subject, outcome(resource, selected, seal)));
    };
  }

  private Outcome outcome(Resource resource, Decision selected, EvidenceSeal seal) {
    Decision decision = require.decide(resource);
    List<Observation> observations =
        observations(
            resource,
            decision.readings().isEmpty() ? selected.readings() : decision.readings(),
            seal);
    return switch (decision.truth()) {
      case TRUE -> new Satisfied(observations);
      case FALSE -> new NotSatisfied(observations);
      case UNKNOWN -> new Inconclusive(observations);
    };
  }

  private List<Observation> observations(
      Resource resource, List<Reading> readings, EvidenceSeal seal) {
    List<Observation> observations = new ArrayList<>();
    for (Reading reading : readings) {
      observations.add(new Observation(worded(reading), sources(resource, reading, seal)));
    }
    if (observations.isEmpty()) {
      observations.add(Observation.of(kind.title() + " exists", resource.header().source()));
    }
    return observations;
  }

  private static String worded(Reading reading) {
    return reading.isKnown()
        ? reading.path() + " is " + reading.value()
        : reading.path() + " is not known: " + reading.value();
  }

  private static List<SourceRef> sources(Resource resource, Reading reading, EvidenceSeal seal) {
    if (!reading.sources().isEmpty()) {
      return reading.sources();
    }
    // What was never answered stands in no answer: the manifest says that it is missing.
    Optional<SourceRef> missing = reading.isKnown() ? Optional.empty() : seal.gap(reading.value());
    return List.of(missing.orElse(resource.header().source()));
  }

  private String reason(NetworkModel network) {
    long known = network.of(kind).count();
    return known == 0
        ? "no %s in any of the %s sources, all of which answered"
            .formatted(kind.title(), network.enumerations(kind).size())
        : "none of the %s %s resources is concerned".formatted(known, kind.title());
  }
}
