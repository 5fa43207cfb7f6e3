package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What a compromise reaches, hop by hop: what is reached is taken to be compromised as well. */
final class Spread {
  private final Population population;
  private final BiFunction<Selection, Selection, List<Passing>> between;

  Spread(Population population, BiFunction<Selection, Selection, List<Passing>> between) {
    this.population = population;
    this.between = between;
  }

  private record Source(Selection selection, String name, Certainty certainty) {}

  List<Reach> from(Selection start, List<Endpoint> inside, String name, int mostHops) {
    Map<Endpoint, Reach> reached = new LinkedHashMap<>();
    List<Source> frontier = new ArrayList<>();
    for (Endpoint endpoint : inside) {
      frontier.add(source(endpoint, Certainty.CERTAIN));
    }
    if (inside.isEmpty()) {
      frontier.add(new Source(start, name, Certainty.CERTAIN));
    }
    Selection everybody = Selection.of(population.groupsOf(population.endpoints()));
    for (int hop = 1; hop <= mostHops && !frontier.isEmpty(); hop++) {
      Map<Endpoint, Reach> found = new LinkedHashMap<>();
      for (Source source : frontier) {
        for (Passing passing : between.apply(source.selection(), everybody)) {
          passing.to().ifPresent(group -> add(group, source, passing, found));
        }
      }
      frontier = new ArrayList<>();
      for (Map.Entry<Endpoint, Reach> entry : found.entrySet()) {
        if (!inside.contains(entry.getKey()) && !reached.containsKey(entry.getKey())) {
          reached.put(entry.getKey(), at(hop, entry.getValue()));
          frontier.add(source(entry.getKey(), entry.getValue().certainty()));
        }
      }
    }
    return List.copyOf(reached.values());
  }

  private Source source(Endpoint endpoint, Certainty certainty) {
    return new Source(Selection.of(List.of(population.alone(endpoint))), endpoint.id(), certainty);
  }

  private static void add(Group group, Source source, Passing passing, Map<Endpoint, Reach> found) {
    for (Endpoint endpoint : group.endpoints()) {
      add(endpoint, group.addressesOf(endpoint).possible(), source, passing, found);
    }
  }

  private static void add(
      Endpoint endpoint,
      Addresses own,
      Source source,
      Passing passing,
      Map<Endpoint, Reach> found) {
    Services possible = passing.span().possible().toDestinations(own).services();
    if (possible.isEmpty()) {
      return;
    }
    Services certain = passing.span().certain().toDestinations(own).services();
    boolean isCertain = !certain.isEmpty() && source.certainty() == Certainty.CERTAIN;
    Reach reach =
        new Reach(
            endpoint,
            0,
            source.name(),
            isCertain ? certain : possible,
            isCertain ? Certainty.CERTAIN : Certainty.POSSIBLE);
    found.merge(endpoint, reach, Spread::better);
  }

  /** What is certain goes first; of one source's ways the services add up. */
  private static Reach better(Reach one, Reach other) {
    if (one.certainty() != other.certainty()) {
      return one.certainty() == Certainty.CERTAIN ? one : other;
    }
    return one.through().equals(other.through())
        ? new Reach(
            one.endpoint(),
            one.hops(),
            one.through(),
            one.services().union(other.services()),
            one.certainty())
        : one;
  }

  private static Reach at(int hop, Reach reach) {
    return new Reach(reach.endpoint(), hop, reach.through(), reach.services(), reach.certainty());
  }
}
