package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What passes between two selections on ways that lead directly from one to the other. */
final class Pairs {
  private static final Addresses ALL = Addresses.all();

  private final Ways ways;

  Pairs(Ways ways) {
    this.ways = ways;
  }

  /** Every contribution that is not empty. */
  List<Contribution> between(Selection from, Selection to) {
    List<Contribution> found = new ArrayList<>();
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
    return found;
  }

  private void between(
      Group sender,
      Addresses sources,
      Group receiver,
      Addresses destinations,
      List<Contribution> found) {
    for (Way way : ways.between(sender.segment(), receiver.segment())) {
      Span sent = sender.sending(Far.of(receiver.segment(), way.references()));
      Span received = receiver.receiving(Far.of(sender.segment(), way.references()));
      Span span = restricted(way.pass().intersect(sent).intersect(received), sources, destinations);
      add(way, Optional.of(sender), Optional.of(receiver), span, found);
    }
  }

  private void outwards(
      Group sender, Addresses sources, Outside zone, Addresses beyond, List<Contribution> found) {
    for (Way way : ways.between(sender.segment(), zone)) {
      Span sent = sender.sending(Far.of(zone, way.references()));
      Span span = restricted(way.pass().intersect(sent), sources, beyond);
      add(way, Optional.of(sender), Optional.empty(), span, found);
    }
  }

  private void inwards(
      Outside zone,
      Addresses sources,
      Group receiver,
      Addresses destinations,
      List<Contribution> found) {
    for (Way way : ways.between(zone, receiver.segment())) {
      Span received = receiver.receiving(Far.of(zone, way.references()));
      Span span = restricted(way.pass().intersect(received), sources, destinations);
      add(way, Optional.empty(), Optional.of(receiver), span, found);
    }
  }

  private static Span restricted(Span span, Addresses sources, Addresses destinations) {
    Span from =
        sources.equals(ALL) || span.isNone()
            ? span
            : span.map(packets -> packets.fromSources(sources));
    return destinations.equals(ALL) || from.isNone()
        ? from
        : from.map(packets -> packets.toDestinations(destinations));
  }

  private static void add(
      Way way, Optional<Group> from, Optional<Group> to, Span span, List<Contribution> found) {
    if (!span.isNone()) {
      found.add(
          new Contribution(
              way,
              from,
              to,
              span,
              () -> {
                List<Doubt> doubts = new ArrayList<>(way.doubts());
                from.ifPresent(group -> doubts.addAll(group.doubts(Direction.EGRESS)));
                to.ifPresent(group -> doubts.addAll(group.doubts(Direction.INGRESS)));
                return doubts;
              }));
    }
  }
}
