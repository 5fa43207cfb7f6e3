package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.ringfence.net.Addresses;
import java.util.List;
import java.util.function.Predicate;

/** Functions of sets of addresses. */
final class AddressFunctions {
  /** Smaller sets are single sites or providers, not the internet. */
  private static final int OPEN_IPV4_PREFIX_LENGTH = 16;

  private static final int OPEN_IPV6_PREFIX_LENGTH = 32;

  private static final CelType BOOL = SimpleType.BOOL;
  private static final CelType TYPE = Terms.ADDRESSES.type();
  private static final Term<Bounds<Addresses>> SET = Terms.ADDRESSES.asTerm();

  private AddressFunctions() {}

  static List<Overload> all() {
    return List.of(
        Overload.member("isOpenToInternet", BOOL, SET, AddressFunctions::isOpen),
        Overload.member(
            "isOpenToInternet",
            BOOL,
            SET,
            Terms.IPV4_PREFIX_LENGTH,
            Terms.IPV6_PREFIX_LENGTH,
            (set, ipv4, ipv6) -> set.rising(known -> known.isOpenToInternet(ipv4, ipv6))),
        Overload.member("isPrivate", BOOL, SET, AddressFunctions::isPrivate),
        Overload.member("isEmpty", BOOL, SET, set -> set.falling(Addresses::isEmpty)),
        Overload.member("intersects", BOOL, SET, SET, AddressFunctions::intersect),
        Overload.member(
            "intersects",
            BOOL,
            SET,
            Terms.BLOCK,
            (set, block) -> set.rising(known -> known.intersects(block))),
        Overload.member("covers", BOOL, SET, SET, AddressFunctions::covers),
        Overload.member(
            "covers",
            BOOL,
            SET,
            Terms.BLOCK,
            (set, block) -> set.rising(known -> known.containsAll(block))),
        Overload.member("union", TYPE, SET, SET, (a, b) -> a.with(b, Addresses::union).value()),
        Overload.member(
            "minus", TYPE, SET, SET, (a, b) -> a.with(b.flipped(), Addresses::minus).value()),
        Overload.global("addresses", TYPE, Terms.BLOCK, block -> block),
        Overload.global("addresses", TYPE, Terms.BLOCKS, Bounds::value),
        Overload.operator(
            "internet", TYPE, List.of(), (nodes, site) -> new Node.Constant(Addresses.GLOBAL)));
  }

  private static Object isOpen(Bounds<Addresses> set) {
    return set.rising(
        known -> known.isOpenToInternet(OPEN_IPV4_PREFIX_LENGTH, OPEN_IPV6_PREFIX_LENGTH));
  }

  private static Object isPrivate(Bounds<Addresses> set) {
    return Kleene.and(
        set.rising(Predicate.not(Addresses::isEmpty)), set.falling(Addresses.PRIVATE::containsAll));
  }

  private static Object intersect(Bounds<Addresses> first, Bounds<Addresses> second) {
    return first.with(second, Addresses::intersect).rising(Predicate.not(Addresses::isEmpty));
  }

  private static Object covers(Bounds<Addresses> first, Bounds<Addresses> second) {
    return second.with(first.flipped(), Addresses::minus).falling(Addresses::isEmpty);
  }
}
