package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Kind;
import java.util.List;
import java.util.function.Predicate;

/** Functions of sets of packets, and of the permits that admit them. */
final class PacketFunctions {
  private static final CelType BOOL = SimpleType.BOOL;
  private static final CelType TYPE = Terms.PACKETS.type();
  private static final CelType PERMITS = ListType.create(Terms.record(Kind.PERMIT.word()));
  private static final CelType RULES = ListType.create(Terms.record(Kind.ORDERED_RULE.word()));
  private static final Term<Bounds<Traffic>> SET = Terms.PACKETS.asTerm();
  private static final Term<Bounds<Addresses>> ADDRESSES = Terms.ADDRESSES.asTerm();

  private PacketFunctions() {}

  static List<Overload> all() {
    return List.of(
        Overload.member("isEmpty", BOOL, SET, set -> set.falling(Traffic::isEmpty)),
        Overload.member(
            "admits",
            BOOL,
            SET,
            Terms.PORTED_PROTOCOL,
            Terms.PORT_LIST,
            (set, protocol, ports) ->
                on(set, protocol, ports).rising(Predicate.not(Traffic::isEmpty))),
        Overload.member(
            "admitsAll",
            BOOL,
            SET,
            Terms.PROTOCOL,
            (set, protocol) -> set.rising(known -> known.hasAllOf(protocol))),
        Overload.member("admitsEverything", BOOL, SET, set -> set.rising(Traffic::hasEverything)),
        Overload.member(
            "onPorts",
            TYPE,
            SET,
            Terms.PORTED_PROTOCOL,
            Terms.PORT_LIST,
            (set, protocol, ports) -> on(set, protocol, ports).value()),
        Overload.member(
            "from", TYPE, SET, ADDRESSES, (set, from) -> set.withAny(from, Traffic::from).value()),
        Overload.member(
            "to", TYPE, SET, ADDRESSES, (set, to) -> set.withAny(to, Traffic::to).value()),
        Overload.member(
            "sources", Terms.ADDRESSES.type(), SET, set -> set.mapTo(Traffic::sources).value()),
        Overload.member(
            "destinations",
            Terms.ADDRESSES.type(),
            SET,
            set -> set.mapTo(Traffic::destinations).value()),
        Overload.member(
            "sourcesOfAll",
            Terms.ADDRESSES.type(),
            SET,
            Terms.PROTOCOL,
            (set, protocol) -> set.mapTo(known -> known.sourcesOfAll(protocol)).value()),
        Overload.member(
            "destinationsOfAll",
            Terms.ADDRESSES.type(),
            SET,
            Terms.PROTOCOL,
            (set, protocol) -> set.mapTo(known -> known.destinationsOfAll(protocol)).value()),
        Overload.operator("effective", TYPE, List.of(RULES), PacketFunctions::effective),
        Overload.operator("admitted", TYPE, List.of(PERMITS), PacketFunctions::admitted));
  }

  private static Bounds<Traffic> on(Bounds<Traffic> set, Protocol protocol, Bounds<Ports> ports) {
    return set.withAny(ports, (packets, numbers) -> packets.on(protocol, numbers));
  }

  /** What the rules decide together, each as far as no rule before it does. */
  private static Node effective(List<Node> nodes, CallSite site) {
    return (frame, run) ->
        Sequence.from(nodes.get(0).value(frame, run))
            .union(
                Terms.PACKETS,
                rule -> rule instanceof View view ? view.read("effective", run) : rule,
                Traffic::unionOf)
            .value();
  }

  private static Node admitted(List<Node> nodes, CallSite site) {
    return (frame, run) ->
        Sequence.from(nodes.get(0).value(frame, run))
            .union(
                Terms.PACKETS,
                permit -> permit instanceof View view ? view.admission().by(run) : permit,
                Traffic::unionOf)
            .value();
  }
}
