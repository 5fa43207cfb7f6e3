package dev.ringfence.check;

import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes a statement of a person necessary: a resource of a kind that an expression selects.
 * Where it cannot be told whether there is one, the statement is asked for.
 *
 * @param where selects some of them; empty selects all
 */
public record Occasion(Kind kind, Optional<Expression> where) {
  /** The judgement that nothing is to be stated; empty if something is, or may be. */
  Optional<Judgement> absent(Judged judged) {
    if (!reasons(judged).isEmpty()) {
      return Optional.empty();
    }
    SilentSources silent = new SilentSources(judged.network(), judged.seal());
    return Optional.of(silent.withoutSubject(kind, nothing(judged.network())));
  }

  /** Each resource that is an occasion, or may be one, and each source that may hide one. */
  List<Observation> reasons(Judged judged) {
    List<Observation> reasons = new ArrayList<>();
    judged.network().of(kind).forEach(resource -> reason(resource).ifPresent(reasons::add));
    reasons.addAll(new SilentSources(judged.network(), judged.seal()).observations(List.of(kind)));
    return List.copyOf(reasons);
  }

  private Optional<Observation> reason(Resource resource) {
    Truth truth =
        where
            .map(expression -> expression.decide(resource))
            .map(Decision::truth)
            .orElse(Truth.TRUE);
    String name = resource.header().name();
    return switch (truth) {
      case TRUE -> Optional.of(Observation.of("asked for by " + name, resource.header().source()));
      case UNKNOWN ->
          Optional.of(
              Observation.of(
                  "whether " + name + " asks for it is not known", resource.header().source()));
      case FALSE -> Optional.empty();
    };
  }

  private String nothing(NetworkModel network) {
    return "none of the %s %s resources asks for a statement"
        .formatted(network.of(kind).count(), kind.title());
  }
}
