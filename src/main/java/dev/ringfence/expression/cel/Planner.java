package dev.ringfence.expression.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.ringfence.expression.cel.Node.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a checked syntax tree into nodes, once. */
final class Planner {
  private final CelAbstractSyntaxTree tree;
  private final Map<String, Overload> overloads;
  private final Map<String, Object> constants;

  /**
   * @param overloads by their ids
   * @param constants parameters by name, as expressions hold them
   */
  Planner(
      CelAbstractSyntaxTree tree, Map<String, Overload> overloads, Map<String, Object> constants) {
    this.tree = tree;
    this.overloads = overloads;
    this.constants = constants;
  }

  /** The variables that a part of the expression sees, innermost last. */
  record Scope(List<String> variables) {
    Scope with(String variable) {
      List<String> all = new ArrayList<>(variables);
      all.add(variable);
      return new Scope(List.copyOf(all));
    }
  }

  /**
   * @param variable the only one that the whole expression sees besides parameters
   * @throws dev.ringfence.expression.InvalidExpressionException for what is not in the language
   */
  Node plan(String variable) {
    return plan(tree.getExpr(), new Scope(List.of(variable)));
  }

  private Node plan(CelExpr expression, Scope scope) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression);
      case IDENT -> variable(expression, scope);
      case SELECT -> select(expression, scope);
      case CALL -> call(expression, scope);
      case LIST -> list(expression, scope);
      case COMPREHENSION -> comprehension(expression, scope);
      case STRUCT, MAP, NOT_SET ->
          throw CallSite.problem(position(expression), "records and maps cannot be built here");
    };
  }

  private Node constant(CelExpr expression) {
    CelConstant constant = expression.constant();
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> new Constant(constant.booleanValue());
      case INT64_VALUE -> new Constant(constant.int64Value());
      case STRING_VALUE -> new Constant(constant.stringValue());
      case NOT_SET,
          NULL_VALUE,
          UINT64_VALUE,
          DOUBLE_VALUE,
          BYTES_VALUE,
          DURATION_VALUE,
          TIMESTAMP_VALUE ->
          throw CallSite.problem(
              position(expression),
              "found a "
                  + constant.getKind()
                  + "; allowed are whole numbers, texts, true, false and lists of them");
    };
  }

  private Node variable(CelExpr expression, Scope scope) {
    String name = expression.ident().name();
    int index = scope.variables().lastIndexOf(name);
    if (index >= 0) {
      int levels = scope.variables().size() - 1 - index;
      return (frame, run) -> frame.up(levels);
    }
    Object value = constants.get(name);
    if (value == null) {
      throw CallSite.problem(position(expression), "'" + name + "' is a type, not a value");
    }
    return new Constant(value);
  }

  private Node select(CelExpr expression, Scope scope) {
    CelExpr operand = expression.select().operand();
    String field = expression.select().field();
    boolean isTest = expression.select().testOnly();
    Node record = plan(operand, scope);
    if (type(operand).kind() == CelKind.MAP) {
      return (frame, run) ->
          record.value(frame, run) instanceof TagsView tags
              ? isTest ? tags.has(field, run) : tags.value(field, run)
              : record.value(frame, run);
    }
    if (isTest) {
      throw CallSite.problem(
          position(expression),
          "has() asks whether a tag is set, has(x.tags.Tier); a field is always there, what it"
              + " does not name is empty");
    }
    return field.equals(RecordTypes.TAGS)
        ? (frame, run) ->
            record.value(frame, run) instanceof View view ? view.tags() : record.value(frame, run)
        : (frame, run) -> {
          Object value = record.value(frame, run);
          return value instanceof View view ? view.read(field, run) : value;
        };
  }

  private Node list(CelExpr expression, Scope scope) {
    List<Node> elements =
        expression.list().elements().stream().map(element -> plan(element, scope)).toList();
    if (elements.stream().allMatch(Constant.class::isInstance)) {
      return new Constant(
          Sequence.of(elements.stream().map(element -> ((Constant) element).value()).toList()));
    }
    return (frame, run) ->
        Sequence.of(elements.stream().map(element -> element.value(frame, run)).toList());
  }

  private Node call(CelExpr expression, Scope scope) {
    List<CelExpr> arguments = new ArrayList<>();
    expression.call().target().ifPresent(arguments::add);
    arguments.addAll(expression.call().args());
    // Several overloads remain only for an empty list, for which they all do the same.
    String id = tree.getReferenceOrThrow(expression.id()).overloadIds().get(0);
    Overload overload = overloads.get(id);
    if (overload == null) {
      throw new IllegalStateException("no function " + id);
    }
    return overload
        .operation()
        .plan(
            arguments.stream().map(argument -> plan(argument, scope)).toList(),
            new CallSite(position(expression), arguments.stream().map(this::position).toList()));
  }

  private Node comprehension(CelExpr expression, Scope scope) {
    CelExpr macro = tree.getSource().getMacroCalls().get(expression.id());
    if (macro == null) {
      throw new IllegalStateException("a comprehension comes from a macro");
    }
    CelComprehension loop = expression.comprehension();
    Position position = position(expression);
    if (type(loop.iterRange()).kind() == CelKind.MAP) {
      throw CallSite.problem(
          position,
          "tags cannot be gone through; ask for one: x.tags[\"Tier\"] or \"Tier\" in x.tags");
    }
    Node list = plan(loop.iterRange(), scope);
    Scope inner = scope.with(loop.iterVar());
    List<CelExpr> step = loop.loopStep().call().args();
    String name = macro.call().function();
    return switch (name) {
      case "exists" -> Macros.exists(list, plan(step.get(1), inner));
      case "all" -> Macros.all(list, plan(step.get(1), inner));
      case "exists_one" -> Macros.existsOne(list, plan(step.get(0), inner));
      case "filter" -> Macros.filter(list, plan(step.get(0), inner));
      case "map" ->
          macro.call().args().size() == 2
              ? Macros.map(list, plan(appended(step), inner))
              : Macros.map(
                  Macros.filter(list, plan(step.get(0), inner)),
                  plan(appended(step.get(1).call().args()), inner));
      default -> throw new IllegalStateException("no macro " + name);
    };
  }

  /** In {@code accumulator + [element]}, the element. */
  private static CelExpr appended(List<CelExpr> sum) {
    return sum.get(1).list().elements().get(0);
  }

  private CelType type(CelExpr expression) {
    return tree.getTypeOrThrow(expression.id());
  }

  private Position position(CelExpr expression) {
    Integer offset = tree.getSource().getPositionsMap().get(expression.id());
    return tree.getSource()
        .getOffsetLocation(offset == null ? 0 : offset)
        .map(location -> new Position(location.getLine(), location.getColumn() + 1))
        .orElse(new Position(1, 1));
  }
}
