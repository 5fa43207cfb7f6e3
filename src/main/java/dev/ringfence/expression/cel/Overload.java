package dev.ringfence.expression.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A function of the language for one list of argument types: its signature and what it does.
 *
 * @param isMember whether it is called on its first argument
 */
record Overload(
    String name, boolean isMember, CelType result, List<CelType> arguments, Operation operation) {

  /** Turns the planned arguments of one call into the planned call. */
  @FunctionalInterface
  interface Operation {
    Node plan(List<Node> arguments, CallSite site);
  }

  /** A function of three arguments. */
  @FunctionalInterface
  interface TriFunction<A, B, C> {
    Object apply(A a, B b, C c);
  }

  static Overload operator(String name, CelType result, List<CelType> arguments, Operation body) {
    return new Overload(name, false, result, arguments, body);
  }

  static <A> Overload global(String name, CelType result, Term<A> term, Function<A, Object> body) {
    return new Overload(name, false, result, List.of(term.type()), unary(term, body));
  }

  static <A, B> Overload global(
      String name, CelType result, Term<A> a, Term<B> b, BiFunction<A, B, Object> body) {
    return new Overload(name, false, result, List.of(a.type(), b.type()), binary(a, b, body));
  }

  static <A> Overload member(String name, CelType result, Term<A> term, Function<A, Object> body) {
    return new Overload(name, true, result, List.of(term.type()), unary(term, body));
  }

  static <A, B> Overload member(
      String name, CelType result, Term<A> a, Term<B> b, BiFunction<A, B, Object> body) {
    return new Overload(name, true, result, List.of(a.type(), b.type()), binary(a, b, body));
  }

  static <A, B, C> Overload member(
      String name, CelType result, Term<A> a, Term<B> b, Term<C> c, TriFunction<A, B, C> body) {
    return new Overload(
        name, true, result, List.of(a.type(), b.type(), c.type()), ternary(a, b, c, body));
  }

  // Each argument was taken by the term beside its type parameter, which gives that type only.
  @SuppressWarnings("unchecked")
  private static <A> Operation unary(Term<A> term, Function<A, Object> body) {
    return (nodes, site) ->
        StrictCall.plan(List.of(term), nodes, site, taken -> body.apply((A) taken[0]));
  }

  @SuppressWarnings("unchecked") // as above
  private static <A, B> Operation binary(Term<A> a, Term<B> b, BiFunction<A, B, Object> body) {
    return (nodes, site) ->
        StrictCall.plan(
            List.of(a, b), nodes, site, taken -> body.apply((A) taken[0], (B) taken[1]));
  }

  @SuppressWarnings("unchecked") // as above
  private static <A, B, C> Operation ternary(
      Term<A> a, Term<B> b, Term<C> c, TriFunction<A, B, C> body) {
    return (nodes, site) ->
        StrictCall.plan(
            List.of(a, b, c),
            nodes,
            site,
            taken -> body.apply((A) taken[0], (B) taken[1], (C) taken[2]));
  }

  CelOverloadDecl declaration() {
    return isMember
        ? CelOverloadDecl.newMemberOverload(id(), result, ImmutableList.copyOf(arguments))
        : CelOverloadDecl.newGlobalOverload(id(), result, ImmutableList.copyOf(arguments));
  }

  /** Unique among all overloads. */
  String id() {
    return (isMember ? "member " : "") + name + typeNames(arguments);
  }

  /** As an author writes it: {@code addresses.intersects(string) -> bool}. */
  String signature() {
    return isMember
        ? TypeNames.of(arguments.get(0))
            + "."
            + name
            + typeNames(arguments.subList(1, arguments.size()))
            + " -> "
            + TypeNames.of(result)
        : name + typeNames(arguments) + " -> " + TypeNames.of(result);
  }

  private static String typeNames(List<CelType> types) {
    return types.stream().map(TypeNames::of).collect(Collectors.joining(", ", "(", ")"));
  }
}
