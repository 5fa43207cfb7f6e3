package dev.ringfence.flow;

import dev.ringfence.flow.Contribution.Sender;
import dev.ringfence.net.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What passes between two selections on ways that lead directly from one to the other. */
final class Pairs {
  private final Ways ways;

  Pairs(Ways ways) {
    this.ways = ways;
  }

  /**
   * Sender and receiver on one way, before it is known what passes.
   *
   * @param pass what the way lets pass
   * @param received what the receiver's own filters take
   * @param destinations those of its addresses that are asked about
   */
  private record Meeting(
      Way way,
      Optional<Group> from,
      Optional<Group> to,
      Sender sender,
      Span pass,
      Span received,
      Addresses destinations) {
    Contribution contribution() {
      Span taken = pass.intersect(received);
      boolean isWhole = destinations.equals(Addresses.all()) || taken.isNone();
      Span arriving = isWhole ? taken : taken.map(packets -> packets.toDestinations(destinations));
      return new Contribution(way, from, to, sender, arriving);
    }
  }

  /** Every contribution that may not be empty. */
  List<Contribution> between(Selection from, Selection to) {
    List<Meeting> found = new ArrayList<>();
    from.groups()
        .forEach(
            (sender, sources) -> {
              to.groups()
                  .forEach(
                      (receiver, destinations) ->
                          between(sender, sources, receiver, destinations, found));
              to.outside()
                  .forEach((zone, beyond) -> outwards(sender, sources, zone, beyond, found));
            });
    from.outside()
        .forEach(
            (zone, sources) ->
                to.groups()
                    .forEach(
                        (receiver, destinations) ->
                            inwards(zone, sources, receiver, destinations, found)));
    // What the caches hold is complete now, and the rest only computes.
    return found.parallelStream()
        .map(Meeting::contribution)
        .filter(contribution -> !contribution.arriving().isNone())
        .toList();
  }

  private void between(
      Group sender,
      Addresses sources,
      Group receiver,
      Addresses destinations,
      List<Meeting> found) {
    for (Way way : ways.between(sender.segment(), receiver.segment())) {
      Span sent = sender.sending(Far.of(receiver.segment(), way.references()));
      Span received = receiver.receiving(Far.of(sender.segment(), way.references()));
      add(
          new Meeting(
              way,
              Optional.of(sender),
              Optional.of(receiver),
              new Sender(sent, sources),
              way.pass(),
              received,
              destinations),
          found);
    }
  }

  private void outwards(
      Group sender, Addresses sources, Outside zone, Addresses beyond, List<Meeting> found) {
    for (Way way : ways.between(sender.segment(), zone)) {
      Span sent = sender.sending(Far.of(zone, way.references()));
      add(
          new Meeting(
              way,
              Optional.of(sender),
              Optional.empty(),
              new Sender(sent, sources),
              way.pass(),
              Span.ALL,
              beyond),
          found);
    }
  }

  private void inwards(
      Outside zone,
      Addresses sources,
      Group receiver,
      Addresses destinations,
      List<Meeting> found) {
    for (Way way : ways.between(zone, receiver.segment())) {
      Span received = receiver.receiving(Far.of(zone, way.references()));
      add(
          new Meeting(
              way,
              Optional.empty(),
              Optional.of(receiver),
              new Sender(Span.ALL, sources),
              way.pass(),
              received,
              destinations),
          found);
    }
  }

  private static void add(Meeting meeting, List<Meeting> found) {
    if (!meeting.sender().sent().isNone() && !meeting.pass().isNone()) {
      found.add(meeting);
    }
  }
}
