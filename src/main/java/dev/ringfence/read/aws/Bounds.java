package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Two numbers of a rule that are ports from and to, or ICMP type and code.
 *
 * @param first name of the member with the first port or the type
 * @param second name of the member with the last port or the code
 */
record Bounds(Json json, String first, String second) {
  private static final int LARGEST_PORT = 65_535;
  private static final int LARGEST_MESSAGE = 255;
  private static final long ANY = -1;

  /**
   * A protocol by its number or name; {@code -1}, which is no protocol but all, is unknown here.
   */
  static Fact<Protocol> protocol(Json rule, String member) {
    return rule.text(member)
        .flatMap(
            text -> {
              try {
                return Fact.known(Protocol.parse(text), List.of());
              } catch (IllegalArgumentException notAProtocol) {
                return Fact.unknown(member + " is \"" + text + "\"", rule.sourceOf(member));
              }
            });
  }

  /** The ports from first to last, both included. */
  Fact<Ports> range() {
    return both(json.number(first), json.number(second), Bounds::range);
  }

  /** The messages of this protocol; -1 is any type or code, and any type takes any code. */
  Fact<Services> messages(Protocol protocol) {
    return both(json.number(first), json.number(second), (t, c) -> messages(protocol, t, c));
  }

  /** The same where the numbers may be left out, which then means all of them. */
  Fact<Services> messagesOrAll(Protocol protocol) {
    return both(
        json.numberOr(first, ANY),
        json.numberOr(second, ANY),
        (type, code) -> messages(protocol, type, code));
  }

  private <T> Fact<T> both(
      Fact<Long> one, Fact<Long> other, BiFunction<Long, Long, Optional<T>> function) {
    // Sources in reading order: the first number is the one people look for.
    List<SourceRef> where = List.of(json.sourceOf(first), json.sourceOf(second));
    return one.flatMap(
            low ->
                other.flatMap(
                    high ->
                        function
                            .apply(low, high)
                            .map(value -> Fact.known(value, List.of()))
                            .orElseGet(
                                () ->
                                    new Fact.Unknown<>(
                                        first
                                            + " "
                                            + low
                                            + " and "
                                            + second
                                            + " "
                                            + high
                                            + " make no sense together",
                                        where))))
        .fold(known -> Fact.known(known.value(), where), unknown -> unknown);
  }

  private static Optional<Ports> range(long from, long to) {
    return 0 <= from && from <= to && to <= LARGEST_PORT
        ? Optional.of(Ports.range((int) from, (int) to))
        : Optional.empty();
  }

  private static Optional<Services> messages(Protocol protocol, long type, long code) {
    boolean isOutside =
        type < ANY || code < ANY || type > LARGEST_MESSAGE || code > LARGEST_MESSAGE;
    if (isOutside || type == ANY && code != ANY) {
      return Optional.empty();
    }
    if (type == ANY) {
      return Optional.of(Services.of(protocol));
    }
    return Optional.of(
        code == ANY
            ? Services.icmp(protocol, (int) type)
            : Services.icmp(protocol, (int) type, (int) code));
  }
}
