package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import java.util.Objects;
import java.util.stream.Stream;

/** A rule that stands twice in the evidence of one group is one rule with the sources of both. */
final class TwicePermitted {
  private TwicePermitted() {}

  static Permit merged(Permit one, Permit other) {
    return new Permit(
        one.header(),
        one.filter(),
        one.direction(),
        merged(one.ruleId(), other.ruleId()),
        merged(one.protocol(), other.protocol()),
        merged(one.ports(), other.ports()),
        merged(one.traffic(), other.traffic()),
        merged(one.peerKind(), other.peerKind()),
        merged(one.peer(), other.peer()),
        merged(one.peerGroup(), other.peerGroup()),
        merged(one.description(), other.description()),
        one.networkAddresses());
  }

  private static <T> Fact<T> merged(Fact<T> one, Fact<T> other) {
    if (!one.isKnown() || !other.isKnown()) {
      return one.isKnown() ? other : one;
    }
    if (Objects.equals(one.valueIfKnown(), other.valueIfKnown())) {
      return one.alsoFrom(other.sources());
    }
    return new Fact.Unknown<>(
        "the evidence has the rule twice, with different values",
        Stream.concat(one.sources().stream(), other.sources().stream()).toList());
  }
}
