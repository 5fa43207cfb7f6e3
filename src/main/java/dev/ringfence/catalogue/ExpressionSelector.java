package dev.ringfence.catalogue;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.EndpointExpression;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Endpoints by a predicate over them. */
record ExpressionSelector(EndpointExpression expression, String text) implements EndpointSelector {
  @Override
  public Fact<Boolean> selects(Endpoint endpoint) {
    Decision decision = expression.decide(endpoint);
    List<SourceRef> sources =
        decision.readings().stream()
            .flatMap(reading -> reading.sources().stream())
            .distinct()
            .toList();
    if (decision.truth() != Truth.UNKNOWN) {
      return Fact.known(decision.truth() == Truth.TRUE, sources);
    }
    return new Fact.Unknown<>(
        "whether it is selected cannot be told: "
            + decision.readings().stream()
                .map(reading -> reading.path() + " is not known: " + reading.value())
                .distinct()
                .collect(Collectors.joining("; ")),
        sources);
  }

  @Override
  public Optional<Addresses> addresses() {
    return Optional.empty();
  }
}
