package dev.ringfence.check;

import java.util.List;
import java.util.function.Function;

/** What a check established about one subject; never without an observation. */
public sealed interface Outcome {
  List<Observation> observations();

  record Satisfied(List<Observation> observations) implements Outcome {
    public Satisfied {
      observations = nonEmpty(observations);
    }
  }

  record NotSatisfied(List<Observation> observations) implements Outcome {
    public NotSatisfied {
      observations = nonEmpty(observations);
    }
  }

  record Inconclusive(List<Observation> observations) implements Outcome {
    public Inconclusive {
      observations = nonEmpty(observations);
    }
  }

  record NotApplicable(List<Observation> observations) implements Outcome {
    public NotApplicable {
      observations = nonEmpty(observations);
    }
  }

  default <R> R fold(
      Function<Satisfied, R> satisfied,
      Function<NotSatisfied, R> notSatisfied,
      Function<Inconclusive, R> inconclusive,
      Function<NotApplicable, R> notApplicable) {
    if (this instanceof Satisfied outcome) {
      return satisfied.apply(outcome);
    }
    if (this instanceof NotSatisfied outcome) {
      return notSatisfied.apply(outcome);
    }
    if (this instanceof Inconclusive outcome) {
      return inconclusive.apply(outcome);
    }
    return notApplicable.apply((NotApplicable) this);
  }

  default Verdict verdict() {
    return fold(
        s -> Verdict.SATISFIED,
        n -> Verdict.NOT_SATISFIED,
        i -> Verdict.INCONCLUSIVE,
        a -> Verdict.NOT_APPLICABLE);
  }

  private static List<Observation> nonEmpty(List<Observation> observations) {
    if (observations.isEmpty()) {
      throw new IllegalArgumentException("an outcome needs at least one observation");
    }
    return List.copyOf(observations);
  }
}
