package dev.ringfence.net;

import java.util.Map;
import java.util.Optional;

/** Which requests a set of answers answers. */
final class Answering {
  /** Types of requests and of their answers (RFC 792, RFC 950; RFC 4443). */
  private static final Map<Integer, Integer> ICMP = Map.of(8, 0, 13, 14, 15, 16, 17, 18);

  private static final Map<Integer, Integer> ICMPV6 = Map.of(128, 129);

  private static final Ranges TYPES = Ranges.between(0, Services.LARGEST_TYPE);

  private Answering() {}

  /** ICMP type of the answer to a request of a type. */
  static Optional<Integer> answerTo(Protocol protocol, int type) {
    Map<Integer, Integer> answered = protocol.equals(Protocol.ICMP) ? ICMP : ICMPV6;
    return Optional.ofNullable(answered.get(type));
  }

  static Layer<Layer<Layer<Layer<Ranges>>>> requests(
      Family family, Layer<Layer<Layer<Layer<Ranges>>>> answers) {
    Layer<Layer<Layer<Layer<Ranges>>>> turned = Reversal.of(answers);
    return turned
        .restrict(Services.PORTED)
        .combine(turned.restrict(Services.BARE), SetOperation.UNION)
        .combine(messages(family, turned, Protocol.ICMP, ICMP), SetOperation.UNION)
        .combine(messages(family, turned, Protocol.ICMPV6, ICMPV6), SetOperation.UNION);
  }

  private static Layer<Layer<Layer<Layer<Ranges>>>> messages(
      Family family,
      Layer<Layer<Layer<Layer<Ranges>>>> turned,
      Protocol protocol,
      Map<Integer, Integer> answered) {
    Ranges every = Addresses.all(family).ranges(family);
    Layer<Layer<Ranges>> always = Layer.of(TYPES, Layer.of(every, every));
    Layer<Layer<Layer<Ranges>>> messages = Layer.of(TYPES, always);
    Layer<Layer<Layer<Ranges>>> passing = turned.at(0, protocol.number());
    for (Map.Entry<Integer, Integer> pair : answered.entrySet()) {
      Ranges request = Ranges.between(pair.getKey(), pair.getKey());
      messages = messages.combine(Layer.of(request, always), SetOperation.MINUS);
      Layer<Layer<Ranges>> codes = passing == null ? null : passing.at(0, pair.getValue());
      Layer<Ranges> pairs = codes == null ? null : codes.at(0, 0);
      if (pairs != null) {
        messages = messages.combine(Layer.of(request, Layer.of(TYPES, pairs)), SetOperation.UNION);
      }
    }
    return Layer.of(Protocols.of(protocol).ranges(), messages);
  }
}
