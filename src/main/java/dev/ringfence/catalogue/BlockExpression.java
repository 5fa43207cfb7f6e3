package dev.ringfence.catalogue;

import dev.ringfence.expression.Decision;
import dev.ringfence.expression.EndpointExpression;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.Arrays;
import java.util.List;

/**
 * Whether addresses lie in a zone's blocks; a zone that names no block of a family says nothing
 * about the addresses of that family.
 */
record BlockExpression(Addresses blocks) implements EndpointExpression {
  @Override
  public Decision decide(Endpoint endpoint) {
    return decide(endpoint.addresses());
  }

  @Override
  public Decision decide(Place subnet) {
    return decide(subnet.addresses());
  }

  private Decision decide(Fact<Addresses> addresses) {
    return addresses.fold(
        known -> {
          Verdict verdict = verdict(known.value());
          Reading reading =
              new Reading(
                  "addresses", verdict.text(), verdict.truth() != Truth.UNKNOWN, known.sources());
          return new Decision(verdict.truth(), List.of(reading));
        },
        unknown ->
            new Decision(
                Truth.UNKNOWN,
                List.of(new Reading("addresses", unknown.reason(), false, unknown.sources()))));
  }

  private record Verdict(Truth truth, String text) {}

  private Verdict verdict(Addresses addresses) {
    Addresses judged =
        Addresses.unionOf(
            Arrays.stream(Family.values())
                .filter(family -> !blocks.family(family).isEmpty())
                .map(addresses::family)
                .toList());
    if (!judged.intersects(blocks)) {
      return new Verdict(Truth.FALSE, addresses.toString());
    }
    return blocks.containsAll(judged)
        ? new Verdict(Truth.TRUE, addresses.toString())
        : new Verdict(Truth.UNKNOWN, addresses + " lies only partly in the zone's blocks");
  }
}
