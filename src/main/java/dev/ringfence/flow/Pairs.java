package dev.ringfence.flow;

import dev.ringfence.flow.Contribution.Sender;
import dev.ringfence.net.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What passes between two selections on ways that lead directly from one to the other. */
final class Pairs {
  private final Ways ways;

  Pairs(Ways ways) {
    this.ways = ways;
  }

  /**
   * Sender and receiver on one way, before it is known what passes.
   *
   * @param sources those of the sender's addresses that are asked about
   * @param destinations those of the receiver's addresses that are asked about
   */
  private record Meeting(
      Way way,
      Optional<Group> from,
      Optional<Group> to,
      Addresses sources,
      Addresses destinations) {

    /** What the sender's own filters let out. */
    Span sent() {
      return from.map(group -> group.sending(Far.of(way.to(), way.references()))).orElse(Span.ALL);
    }

    /** What the receiver's own filters take. */
    Span received() {
      return to.map(group -> group.receiving(Far.of(way.from(), way.references())))
          .orElse(Span.ALL);
    }

    Contribution contribution() {
      Sender sender = new Sender(sent(), sources);
      Span taken = sender.sent().isNone() ? Span.NONE : way.pass().intersect(received());
      boolean isWhole = destinations.equals(Addresses.all()) || taken.isNone();
      Span arriving = isWhole ? taken : taken.map(packets -> packets.toDestinations(destinations));
      return new Contribution(way, from, to, sender, arriving);
    }
  }

  /** Every contribution that may not be empty. */
  List<Contribution> between(Selection from, Selection to) {
    List<Meeting> found = meetings(from, to);
    askAll(found, Meeting::from, Meeting::sent);
    askAll(found, Meeting::to, Meeting::received);
    return found.parallelStream()
        .map(Meeting::contribution)
        .filter(contribution -> !contribution.arriving().isNone())
        .toList();
  }

  /** Fills what each group remembers, groups side by side, so that no two threads do the same. */
  private static void askAll(
      List<Meeting> meetings, Function<Meeting, Optional<Group>> who, Consumer<Meeting> question) {
    Map<Group, List<Meeting>> byGroup = new LinkedHashMap<>();
    for (Meeting meeting : meetings) {
      who.apply(meeting)
          .ifPresent(
              group -> byGroup.computeIfAbsent(group, key -> new ArrayList<>()).add(meeting));
    }
    List.copyOf(byGroup.values()).parallelStream().forEach(own -> own.forEach(question));
  }

  private List<Meeting> meetings(Selection from, Selection to) {
    List<Meeting> found = new ArrayList<>();
    from.groups()
        .forEach(
            (sender, sources) -> {
              to.groups()
                  .forEach(
                      (receiver, destinations) ->
                          add(
                              ways.between(sender.segment(), receiver.segment()),
                              Optional.of(sender),
                              Optional.of(receiver),
                              sources,
                              destinations,
                              found));
              to.outside()
                  .forEach(
                      (zone, beyond) ->
                          add(
                              ways.between(sender.segment(), zone),
                              Optional.of(sender),
                              Optional.empty(),
                              sources,
                              beyond,
                              found));
            });
    from.outside()
        .forEach(
            (zone, sources) ->
                to.groups()
                    .forEach(
                        (receiver, destinations) ->
                            add(
                                ways.between(zone, receiver.segment()),
                                Optional.empty(),
                                Optional.of(receiver),
                                sources,
                                destinations,
                                found)));
    return found;
  }

  private static void add(
      List<Way> ways,
      Optional<Group> from,
      Optional<Group> to,
      Addresses sources,
      Addresses destinations,
      List<Meeting> found) {
    for (Way way : ways) {
      if (!way.pass().isNone()) {
        found.add(new Meeting(way, from, to, sources, destinations));
      }
    }
  }
}
