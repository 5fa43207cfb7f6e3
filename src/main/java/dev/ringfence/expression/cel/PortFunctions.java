package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.ringfence.net.Ports;
import java.util.List;
import java.util.function.Predicate;

/** Functions of sets of ports. */
final class PortFunctions {
  private static final CelType BOOL = SimpleType.BOOL;
  private static final Term<Bounds<Ports>> SET = Terms.PORTS.asTerm();

  private PortFunctions() {}

  static List<Overload> all() {
    return List.of(
        Overload.member("isAll", BOOL, SET, set -> set.rising(Ports.all()::equals)),
        Overload.member("isEmpty", BOOL, SET, set -> set.falling(Ports::isEmpty)),
        Overload.member(
            "contains", BOOL, SET, Terms.PORT, (set, port) -> set.rising(p -> p.contains(port))),
        Overload.member("intersects", BOOL, SET, SET, PortFunctions::intersect),
        Overload.member("intersects", BOOL, SET, Terms.PORT_LIST, PortFunctions::intersect),
        Overload.member(
            "size", SimpleType.INT, SET, set -> set.mapTo(ports -> (long) ports.count()).value()),
        Overload.global("ports", Terms.PORTS.type(), Terms.PORT_RANGES, ports -> ports));
  }

  private static Object intersect(Bounds<Ports> first, Bounds<Ports> second) {
    return first.with(second, Ports::intersect).rising(Predicate.not(Ports::isEmpty));
  }
}
