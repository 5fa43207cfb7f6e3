package dev.ringfence.expression.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call whose body runs on what its terms made of the arguments, or not at all. */
final class StrictCall implements Node {
  private static final Frame NOTHING = new Frame(null, "");

  private final List<Argument> arguments;
  private final CallSite site;
  private final Function<Object[], Object> body;

  private StrictCall(List<Argument> arguments, CallSite site, Function<Object[], Object> body) {
    this.arguments = arguments;
    this.site = site;
    this.body = body;
  }

  /**
   * @param fixed what the term made of a constant; null where the argument is not constant
   */
  private record Argument(Node node, Term<?> term, @Nullable Object fixed) {
    Object take(Frame frame, Run run) {
      return fixed != null ? fixed : term.take(node.value(frame, run));
    }
  }

  /**
   * @throws dev.ringfence.expression.InvalidExpressionException if constant arguments have no
   *     meaning or no result
   */
  static Node plan(
      List<Term<?>> terms, List<Node> nodes, CallSite site, Function<Object[], Object> body) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      arguments.add(argument(nodes.get(i), terms.get(i), site.arguments().get(i)));
    }
    StrictCall call = new StrictCall(arguments, site, body);
    return arguments.stream().allMatch(argument -> argument.fixed() != null) ? call.fold() : call;
  }

  private static Argument argument(Node node, Term<?> term, Position position) {
    if (!(node instanceof Constant constant)) {
      return new Argument(node, term, null);
    }
    try {
      return new Argument(node, term, term.take(constant.value()));
    } catch (IllegalArgumentException e) {
      throw CallSite.problem(position, String.valueOf(e.getMessage()));
    }
  }

  private Node fold() {
    try {
      return new Constant(body.apply(taken(NOTHING, Run.first())));
    } catch (NoResultException e) {
      throw CallSite.problem(site.call(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Object value(Frame frame, Run run) {
    try {
      Object[] taken = taken(frame, run);
      @Nullable Unknown unknown = null;
      for (Object argument : taken) {
        if (argument instanceof Unknown cause) {
          unknown = Unknown.join(unknown, cause);
        }
      }
      return unknown == null ? body.apply(taken) : unknown;
    } catch (NoResultException e) {
      return Unknown.because(new Fault(String.valueOf(e.getMessage()), site.call()));
    }
  }

  private Object[] taken(Frame frame, Run run) {
    Object[] taken = new Object[arguments.size()];
    for (int i = 0; i < taken.length; i++) {
      try {
        taken[i] = arguments.get(i).take(frame, run);
      } catch (IllegalArgumentException e) {
        taken[i] =
            Unknown.because(new Fault(String.valueOf(e.getMessage()), site.arguments().get(i)));
      }
    }
    return taken;
  }
}
