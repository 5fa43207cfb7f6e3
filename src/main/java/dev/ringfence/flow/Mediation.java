package dev.ringfence.flow;

import dev.ringfence.flow.PrivateLinks.PrivateLink;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Ways through balancers that end the client's connection and make their own to a target, and over
 * private endpoints to a service behind a balancer.
 */
final class Mediation {
  private final List<Handover> handovers;
  private final List<PrivateLink> links;
  private final BiFunction<Selection, Selection, List<Passing>> between;

  Mediation(
      List<Handover> handovers,
      List<PrivateLink> links,
      BiFunction<Selection, Selection, List<Passing>> between) {
    this.links = List.copyOf(links);
    this.handovers = handovers.stream().filter(Handover::mayTerminate).toList();
    this.between = between;
  }

  List<MediatedFlow> on(Boundary boundary, Selection from, Selection to) {
    List<MediatedFlow> found = new ArrayList<>();
    for (Handover handover : handovers) {
      List<Handover.Member> targets = handover.targetsIn(to);
      if (!targets.isEmpty()) {
        Selection middle = selection(handover.entries());
        Optional<Leg> first = leg(between.apply(from, middle), handover.listener());
        Optional<Leg> second =
            leg(between.apply(middle, selection(targets)), handover.connection());
        if (first.isPresent() && second.isPresent()) {
          found.add(flow(boundary, handover, first.get(), second.get()));
        }
      }
    }
    links.forEach(link -> linked(link, boundary, from, to).ifPresent(found::add));
    return List.copyOf(found);
  }

  private static Selection selection(List<Handover.Member> members) {
    return Selection.of(members.stream().map(Handover.Member::alone).toList());
  }

  private Optional<MediatedFlow> linked(
      PrivateLink link, Boundary boundary, Selection from, Selection to) {
    Handover handover = link.handover();
    List<Handover.Member> targets = handover.targetsIn(to);
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    Optional<Leg> first = leg(between.apply(from, selection(link.entries())), link.accepted());
    Optional<Leg> second =
        first.isEmpty()
            ? Optional.empty()
            : leg(
                between.apply(selection(handover.entries()), selection(targets)),
                handover.connection());
    return second.map(leg -> flow(boundary, link, first.orElseThrow(), leg));
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
    String balancer = handover.forward().loadBalancer();
    boolean isCertain = handover.forward().isPassThrough().isKnown();
    return flow(boundary, balancer, handover, handover.name(), isCertain, first, second);
  }

  private static MediatedFlow flow(Boundary boundary, PrivateLink link, Leg first, Leg second) {
    String name = link.endpoint().header().name() + " to " + link.handover().name();
    String endpoint = link.endpoint().id();
    return flow(boundary, endpoint, link.handover(), name, link.isCertain(), first, second);
  }

  private static MediatedFlow flow(
      Boundary boundary,
      String mediator,
      Handover handover,
      String name,
      boolean isKnown,
      Leg first,
      Leg second) {
    boolean isCertain =
        isKnown
            && first.isCertain()
            && second.isCertain()
            && handover.forward().targets().isKnown();
    return new MediatedFlow(
        boundary,
        mediator,
        handover.forward().loadBalancer(),
        name,
        first.packets().services(),
        second.packets().services(),
        isCertain ? Certainty.CERTAIN : Certainty.POSSIBLE,
        first.path(),
        second.path());
  }
}
