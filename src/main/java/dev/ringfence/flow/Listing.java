package dev.ringfence.flow;

import dev.ringfence.net.Box;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what passes as sets by way, and as few boxes with a witness each. */
final class Listing {
  private final Map<String, List<Passing>> byWay = new TreeMap<>();
  private final Map<String, Span> spans = new TreeMap<>();

  Listing(List<Passing> passings) {
    for (Passing passing : passings) {
      byWay.computeIfAbsent(passing.via(), key -> new ArrayList<>()).add(passing);
    }
    record Union(String via, Span span) {}
    List<Union> unions =
        List.copyOf(byWay.entrySet()).parallelStream()
            .map(entry -> new Union(entry.getKey(), Passing.unionOf(entry.getValue())))
            .toList();
    unions.stream()
        .filter(union -> !union.span().isNone())
        .forEach(union -> spans.put(union.via(), union.span()));
  }

  /** What passes by any way. */
  Span span() {
    return Span.unionOf(spans.values());
  }

  /** What may pass certainly does, if not by one way then by another. */
  boolean isExact() {
    return spans.values().stream().noneMatch(Listing::isDoubtful) || !isDoubtful(span());
  }

  List<BoundaryFlows.Way> ways() {
    List<BoundaryFlows.Way> ways = new ArrayList<>();
    spans.forEach(
        (via, span) -> ways.add(new BoundaryFlows.Way(via, span.certain(), span.possible())));
    return ways;
  }

  /** The lines for some packets, what is certain first. */
  List<PermittedFlow> lines(Packets only) {
    List<PermittedFlow> lines = new ArrayList<>();
    spans.forEach(
        (via, all) -> {
          List<Passing> passings = byWay.getOrDefault(via, List.of());
          Span span = all.map(packets -> packets.intersect(only));
          addLines(via, passings, span.certain(), Certainty.CERTAIN, lines);
          addLines(via, passings, span.possible().minus(span.certain()), Certainty.POSSIBLE, lines);
        });
    lines.sort(Comparator.comparing(PermittedFlow::certainty));
    return List.copyOf(lines);
  }

  private static void addLines(
      String via,
      List<Passing> passings,
      Packets packets,
      Certainty certainty,
      List<PermittedFlow> lines) {
    for (Box box : packets.boxes()) {
      witness(passings, box.packets(), certainty)
          .ifPresent(path -> lines.add(new PermittedFlow(box, certainty, via, path)));
    }
  }

  /**
   * One that a single rule of the receiver admits, if there is one: it shows best what to change.
   */
  private static Optional<FlowPath> witness(
      List<Passing> passings, Packets box, Certainty certainty) {
    Optional<FlowPath> any = Optional.empty();
    for (Passing passing : passings) {
      Span own = passing.within(box);
      Optional<Packet> packet =
          (certainty == Certainty.CERTAIN ? own.certain() : own.possible()).witness();
      if (packet.isPresent()) {
        FlowPath path = passing.path(packet.get());
        if (path.request().stream().noneMatch(hop -> hop.rules().size() > 1)) {
          return Optional.of(path);
        }
        any = any.isPresent() ? any : Optional.of(path);
      }
    }
    return any;
  }

  /** Why what is possible is more than what is certain. */
  List<Doubt> doubts() {
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    byWay.values().stream()
        .flatMap(List::stream)
        .filter(passing -> isDoubtful(passing.span()))
        .flatMap(passing -> passing.doubts().stream())
        .sorted()
        .forEach(doubt -> doubts.putIfAbsent(doubt.reason(), doubt));
    return List.copyOf(doubts.values());
  }

  private static boolean isDoubtful(Span span) {
    return !span.isExact() && !span.certain().equals(span.possible());
  }
}
