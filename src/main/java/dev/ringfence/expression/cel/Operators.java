package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.List;

/** The operators, by the names that the CEL parser gives them. */
final class Operators {
  static final String NOT_STRICTLY_FALSE = "@not_strictly_false";
  static final String EQUALS = "_==_";
  static final String IN = "@in";

  private static final CelType BOOL = SimpleType.BOOL;
  private static final CelType INT = SimpleType.INT;
  private static final CelType STRING = SimpleType.STRING;
  private static final CelType ANY = TypeParamType.create("A");
  private static final CelType ANY_LIST = ListType.create(ANY);
  private static final CelType TAG_MAP = MapType.create(STRING, STRING);

  /** Types whose values can be compared; records are not among them. */
  private static final List<CelType> COMPARABLE =
      List.of(BOOL, INT, STRING, Terms.ADDRESSES.type(), Terms.PORTS.type(), Terms.PACKETS.type());

  private Operators() {}

  static List<Overload> all() {
    List<Overload> all = new ArrayList<>(logic());
    for (CelType type : COMPARABLE) {
      all.addAll(equality(type));
      all.addAll(equality(ListType.create(type)));
      all.add(Overload.operator(IN, BOOL, List.of(type, ListType.create(type)), Operators::in));
    }
    all.addAll(order());
    all.addAll(arithmetic());
    all.addAll(containers());
    return List.copyOf(all);
  }

  private static List<Overload> logic() {
    return List.of(
        Overload.operator(
            "_&&_", BOOL, List.of(BOOL, BOOL), (nodes, site) -> Kleene.junction(nodes, false)),
        Overload.operator(
            "_||_", BOOL, List.of(BOOL, BOOL), (nodes, site) -> Kleene.junction(nodes, true)),
        Overload.global("!_", BOOL, Terms.BOOL, isTrue -> !isTrue),
        Overload.operator("_?_:_", ANY, List.of(BOOL, ANY, ANY), Operators::choice),
        // Stands in the loops that macros expand to, which are planned without it.
        Overload.operator(NOT_STRICTLY_FALSE, BOOL, List.of(BOOL), (nodes, site) -> nodes.get(0)));
  }

  private static Node choice(List<Node> nodes, CallSite site) {
    return (frame, run) -> {
      Object condition = nodes.get(0).value(frame, run);
      return condition instanceof Unknown
          ? condition
          : nodes.get((Boolean) condition ? 1 : 2).value(frame, run);
    };
  }

  private static List<Overload> equality(CelType type) {
    return List.of(
        Overload.operator(EQUALS, BOOL, List.of(type, type), (nodes, site) -> equal(nodes)),
        Overload.operator(
            "_!=_",
            BOOL,
            List.of(type, type),
            (nodes, site) -> {
              Node equal = equal(nodes);
              return (frame, run) -> Kleene.not(equal.value(frame, run));
            }));
  }

  private static Node equal(List<Node> nodes) {
    return (frame, run) ->
        Equality.of(nodes.get(0).value(frame, run), nodes.get(1).value(frame, run));
  }

  private static Node in(List<Node> nodes, CallSite site) {
    return (frame, run) -> {
      Object value = nodes.get(0).value(frame, run);
      return Sequence.from(nodes.get(1).value(frame, run))
          .any(element -> Equality.of(element, value));
    };
  }

  private static List<Overload> order() {
    Term<Bounds<Long>> count = Terms.COUNT.asTerm();
    return List.of(
        Overload.global("_<_", BOOL, count, count, Operators::isLess),
        Overload.global("_>_", BOOL, count, count, (a, b) -> isLess(b, a)),
        Overload.global("_<=_", BOOL, count, count, (a, b) -> Kleene.not(isLess(b, a))),
        Overload.global("_>=_", BOOL, count, count, (a, b) -> Kleene.not(isLess(a, b))),
        Overload.global("_<_", BOOL, Terms.TEXT, Terms.TEXT, (a, b) -> a.compareTo(b) < 0),
        Overload.global("_>_", BOOL, Terms.TEXT, Terms.TEXT, (a, b) -> a.compareTo(b) > 0),
        Overload.global("_<=_", BOOL, Terms.TEXT, Terms.TEXT, (a, b) -> a.compareTo(b) <= 0),
        Overload.global("_>=_", BOOL, Terms.TEXT, Terms.TEXT, (a, b) -> a.compareTo(b) >= 0));
  }

  private static Object isLess(Bounds<Long> first, Bounds<Long> second) {
    boolean canBe = first.atLeast() < second.atMost();
    boolean mustBe = first.atMost() < second.atLeast();
    Unknown unknown = Unknown.either(first.unknown(), second.unknown());
    return canBe != mustBe && unknown != null ? unknown : (Object) canBe;
  }

  private static List<Overload> arithmetic() {
    return List.of(
        Overload.global("_+_", INT, Terms.INT, Terms.INT, (a, b) -> exact(a, b, true)),
        Overload.global("_-_", INT, Terms.INT, Terms.INT, (a, b) -> exact(a, b, false)),
        Overload.global("-_", INT, Terms.INT, a -> exact(0, a, false)),
        Overload.global("_+_", STRING, Terms.TEXT, Terms.TEXT, (a, b) -> a + b));
  }

  private static Object exact(long first, long second, boolean isSum) {
    try {
      return isSum ? Math.addExact(first, second) : Math.subtractExact(first, second);
    } catch (ArithmeticException e) {
      throw new NoResultException("a whole number has 64 bits: " + e.getMessage());
    }
  }

  private static List<Overload> containers() {
    Term<Sequence> list = Terms.list(ANY);
    return List.of(
        Overload.global("_+_", ANY_LIST, list, list, Sequence::plus),
        Overload.global("size", INT, list, Operators::size),
        Overload.member("size", INT, list, Operators::size),
        Overload.global("size", INT, Terms.TEXT, Operators::length),
        Overload.member("size", INT, Terms.TEXT, Operators::length),
        Overload.global("_[_]", ANY, list, Terms.INT, Sequence::get),
        Overload.operator("_[_]", STRING, List.of(TAG_MAP, STRING), Operators::tag),
        Overload.operator(IN, BOOL, List.of(STRING, TAG_MAP), Operators::hasTag));
  }

  private static Object size(Sequence list) {
    return list.size();
  }

  private static Object length(String text) {
    return (long) text.codePointCount(0, text.length());
  }

  private static Node tag(List<Node> nodes, CallSite site) {
    return (frame, run) -> {
      Object tags = nodes.get(0).value(frame, run);
      Object key = nodes.get(1).value(frame, run);
      return tags instanceof TagsView view && key instanceof String name
          ? view.value(name, run)
          : unknownOf(tags, key);
    };
  }

  private static Node hasTag(List<Node> nodes, CallSite site) {
    return (frame, run) -> {
      Object key = nodes.get(0).value(frame, run);
      Object tags = nodes.get(1).value(frame, run);
      return tags instanceof TagsView view && key instanceof String name
          ? view.has(name, run)
          : unknownOf(tags, key);
    };
  }

  private static Unknown unknownOf(Object tags, Object key) {
    Unknown unknown =
        Unknown.either(tags instanceof Unknown a ? a : null, key instanceof Unknown b ? b : null);
    if (unknown == null) {
      throw new IllegalStateException("the checker let tags " + tags + "[" + key + "] pass");
    }
    return unknown;
  }
}
