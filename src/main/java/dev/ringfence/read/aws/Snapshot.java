package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The network as the evidence has it, against which what others say is held. */
final class Snapshot {
  private final Answers answers;
  private final List<Resource> network;
  private final Map<String, Resource> byId = new HashMap<>();

  Snapshot(Answers answers, List<Resource> network) {
    this.answers = answers;
    this.network = network;
    network.forEach(resource -> byId.putIfAbsent(resource.id(), resource));
  }

  <R extends Resource> Optional<R> one(Class<R> type, String id) {
    return Optional.ofNullable(byId.get(id)).filter(type::isInstance).map(type::cast);
  }

  <R extends Resource> Stream<R> all(Class<R> type) {
    return network.stream().filter(type::isInstance).map(type::cast);
  }

  /**
   * Whether the evidence has what an event made.
   *
   * @param call the answer that would show it
   */
  Fact<Boolean> has(LoggedEvent event, String call, boolean isThere) {
    if (isThere) {
      return Fact.known(true, event.where());
    }
    Instant at = event.at().valueIfKnown().orElse(Instant.MIN);
    return answers.resting(
        event.source(),
        List.of(call),
        () ->
            answers.isAnsweredBefore(event.source(), call, at)
                ? Fact.unknown("it was made after the evidence was collected", event.where())
                : Fact.known(false, event.where()).alsoFrom(answers.lists(event.source(), call)));
  }
}
