package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether something passes from one place to another, with the paths that show it. */
final class Questions {
  private static final int MOST_ENDPOINTS = 4;

  /** Stands for a zone beyond the estate where nothing passes that could be shown instead. */
  private static final Addresses EXAMPLES =
      Addresses.of(
          "198.51.100.10/32", "192.168.255.10/32", "2001:db8::10/128", "fd00:ffff::10/128");

  private final Population population;
  private final Ways ways;
  private final Tracer tracer;

  Questions(Population population, Ways ways, Tracer tracer) {
    this.population = population;
    this.ways = ways;
    this.tracer = tracer;
  }

  /**
   * An explanation.
   *
   * @param passings everything that passes between the two
   */
  Explanation explain(
      List<Passing> passings, Selection from, Selection to, Services services, String question) {
    List<FlowPath> certain = paths(passings, services, true);
    if (!certain.isEmpty()) {
      return Explanation.by(Passage.PERMITTED, certain);
    }
    List<FlowPath> possible = paths(passings, services, false);
    if (!possible.isEmpty()) {
      return Explanation.by(Passage.INCONCLUSIVE, possible);
    }
    List<FlowPath> tried = tried(from, to, services);
    return tried.isEmpty()
        ? new Explanation(
            Passage.DENIED, tried, "no way leads " + question, stopped(from, to, services))
        : Explanation.by(Passage.DENIED, tried);
  }

  private static List<FlowPath> paths(
      List<Passing> passings, Services services, boolean isCertain) {
    List<FlowPath> paths = new ArrayList<>();
    for (Passing passing : passings) {
      Packets packets = isCertain ? passing.span().certain() : passing.span().possible();
      packets.onServices(services).witness().map(passing::path).ifPresent(paths::add);
    }
    return paths;
  }

  /** A packet on every way there is; the ones that fail last come first. */
  private List<FlowPath> tried(Selection from, Selection to, Services services) {
    List<FlowPath> paths = new ArrayList<>();
    for (Side sender : sides(from)) {
      for (Side receiver : sides(to)) {
        for (Way way : ways.between(sender.place(), receiver.place())) {
          for (Family family : Family.values()) {
            packet(way, sender, receiver, family, services)
                .map(packet -> tracer.path(way, sender.endpoint(), receiver.endpoint(), packet))
                .ifPresent(paths::add);
          }
        }
      }
    }
    paths.sort(Comparator.comparingLong(Questions::denied));
    boolean hasRouted = paths.stream().anyMatch(Questions::isRouted);
    return paths.stream().filter(path -> !hasRouted || isRouted(path)).limit(10).toList();
  }

  /** One packet for which there is no way at all, and everything that is in its. */
  private Optional<FlowPath> stopped(Selection from, Selection to, Services services) {
    for (Side sender : sides(from)) {
      for (Side receiver : sides(to)) {
        for (Family family : Family.values()) {
          Optional<Packet> packet =
              packets(example(sender), example(receiver), family, services).witness();
          if (packet.isPresent()) {
            return Optional.of(new NoWay(tracer, sender.end(), receiver.end()).path(packet.get()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static long denied(FlowPath path) {
    return path.hops().stream().filter(hop -> hop.passage() == Passage.DENIED).count();
  }

  private static boolean isRouted(FlowPath path) {
    return path.request().stream()
        .noneMatch(hop -> hop.kind() == Hop.Kind.ROUTE && hop.passage() == Passage.DENIED);
  }

  private record Side(Place place, Optional<Endpoint> endpoint, Addresses addresses) {
    NoWay.End end() {
      return new NoWay.End(place, endpoint);
    }
  }

  private List<Side> sides(Selection selection) {
    Stream<Side> inside =
        selection.groups().entrySet().stream()
            .flatMap(
                entry ->
                    entry.getKey().endpoints().stream()
                        .map(
                            endpoint ->
                                new Side(
                                    population.topology().segmentOf(endpoint.subnet()),
                                    Optional.of(endpoint),
                                    entry
                                        .getKey()
                                        .addressesOf(endpoint)
                                        .possible()
                                        .intersect(entry.getValue()))));
    Stream<Side> beyond =
        selection.outside().entrySet().stream()
            .map(entry -> beyond(entry.getKey(), entry.getValue()));
    return Stream.concat(inside.limit(MOST_ENDPOINTS), beyond).toList();
  }

  /** Nobody comes from the internet with a private address. */
  private static Side beyond(Outside zone, Addresses addresses) {
    boolean isInternet = zone.equals(Outside.INTERNET);
    return new Side(
        zone, Optional.empty(), isInternet ? addresses.intersect(Addresses.INTERNET) : addresses);
  }

  /** One that the way is for, if possible between addresses that are good examples. */
  private static Optional<Packet> packet(
      Way way, Side from, Side to, Family family, Services services) {
    Packets examples = packets(example(from), example(to), family, services);
    Packets all = packets(from.addresses(), to.addresses(), family, services);
    return way.concerning(examples).witness().or(() -> way.concerning(all).witness());
  }

  private static Packets packets(Addresses from, Addresses to, Family family, Services services) {
    return Packets.of(from.family(family), to.family(family), services);
  }

  private static Addresses example(Side side) {
    Addresses some = side.addresses().intersect(EXAMPLES);
    return side.endpoint().isPresent() || some.isEmpty() ? side.addresses() : some;
  }
}
