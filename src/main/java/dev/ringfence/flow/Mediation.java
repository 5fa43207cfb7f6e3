package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Ways through balancers that end the client's connection and make their own to a target. */
final class Mediation {
  private final List<Handover> handovers;
  private final BiFunction<Selection, Selection, List<Passing>> between;

  Mediation(List<Handover> handovers, BiFunction<Selection, Selection, List<Passing>> between) {
    this.handovers = handovers.stream().filter(Handover::mayTerminate).toList();
    this.between = between;
  }

  List<MediatedFlow> on(Boundary boundary, Selection from, Selection to) {
    List<MediatedFlow> found = new ArrayList<>();
    for (Handover handover : handovers) {
      List<Handover.Member> targets = handover.targetsIn(to);
      if (!targets.isEmpty()) {
        Selection middle =
            Selection.of(handover.entries().stream().map(Handover.Member::alone).toList());
        Selection ends = Selection.of(targets.stream().map(Handover.Member::alone).toList());
        Optional<Leg> first = leg(between.apply(from, middle), handover.listener());
        Optional<Leg> second = leg(between.apply(middle, ends), handover.connection());
        if (first.isPresent() && second.isPresent()) {
          found.add(flow(boundary, handover, first.get(), second.get()));
        }
      }
    }
    return List.copyOf(found);
  }

  private record Leg(Packets packets, boolean isCertain, FlowPath path) {}

  private static Optional<Leg> leg(List<Passing> passings, Span services) {
    Optional<Leg> certain = leg(passings, services, Span::certain, true);
    return certain.isPresent() ? certain : leg(passings, services, Span::possible, false);
  }

  private static Optional<Leg> leg(
      List<Passing> passings, Span services, Function<Span, Packets> bound, boolean isCertain) {
    List<Packets> all = new ArrayList<>();
    Optional<FlowPath> path = Optional.empty();
    for (Passing passing : passings) {
      Packets packets = bound.apply(passing.span().intersect(services));
      Optional<Packet> witness = packets.witness();
      if (witness.isPresent()) {
        all.add(packets);
        path = path.isPresent() ? path : witness.map(passing::path);
      }
    }
    return path.map(shown -> new Leg(Packets.unionOf(all), isCertain, shown));
  }

  private static MediatedFlow flow(Boundary boundary, Handover handover, Leg first, Leg second) {
    boolean isCertain =
        first.isCertain()
            && second.isCertain()
            && handover.forward().isPassThrough().isKnown()
            && handover.forward().targets().isKnown();
    return new MediatedFlow(
        boundary,
        handover.forward().loadBalancer(),
        handover.name(),
        first.packets().services(),
        second.packets().services(),
        isCertain ? Certainty.CERTAIN : Certainty.POSSIBLE,
        first.path(),
        second.path());
  }
}
