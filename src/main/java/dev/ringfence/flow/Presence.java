package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an endpoint is there at all, with the address that it is asked about by. */
final class Presence {
  private Presence() {}

  /** Why it is not certain that an endpoint is there, or which addresses it has. */
  static List<Doubt> doubts(Endpoint endpoint) {
    String name = endpoint.header().name();
    List<Doubt> doubts = new ArrayList<>();
    doubt(name + ": its addresses are not known", endpoint.addresses(), endpoint)
        .ifPresent(doubts::add);
    doubt(name + ": whether it exists or is in use is not known", endpoint.isInUse(), endpoint)
        .ifPresent(doubts::add);
    return doubts;
  }

  /** That a fact about an endpoint is not known, if it is not. */
  static Optional<Doubt> doubt(String what, Fact<?> fact, Endpoint endpoint) {
    return fact instanceof Fact.Unknown<?> unknown
        ? Optional.of(
            new Doubt(what + ": " + unknown.reason(), sources(endpoint, unknown.sources())))
        : Optional.empty();
  }

  /** What was read of an endpoint, or where it stands. */
  static List<SourceRef> sources(Endpoint endpoint, List<SourceRef> sources) {
    return sources.isEmpty() ? List.of(endpoint.header().source()) : sources;
  }

  /** The same as hops of a path, one for each thing that is not certain. */
  static List<Hop> hops(Optional<Group> group, Optional<Endpoint> member) {
    return group.isEmpty() || member.isEmpty()
        ? List.of()
        : group.get().presence(member.get()).stream()
            .map(doubt -> hop(member.get(), doubt))
            .toList();
  }

  private static Hop hop(Endpoint endpoint, Doubt doubt) {
    return new Hop(
        Hop.Kind.ADDRESS,
        Passage.INCONCLUSIVE,
        endpoint.id(),
        endpoint.header().name(),
        List.of(),
        doubt.reason(),
        doubt.sources());
  }
}
