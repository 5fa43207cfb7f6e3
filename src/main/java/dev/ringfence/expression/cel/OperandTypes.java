package dev.ringfence.expression.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells on which record a field was looked for in an expression that does not pass the checker,
 * which does not say. Follows fields, elements and macros; no more is needed for a message.
 */
final class OperandTypes {
  private final RecordTypes types;
  private final Map<Long, RecordType> bySelection = new HashMap<>();

  /**
   * @param root of the syntax tree, if the text could be parsed at all
   * @param variables types by name
   */
  OperandTypes(RecordTypes types, Optional<CelExpr> root, Map<String, CelType> variables) {
    this.types = types;
    root.ifPresent(expression -> visit(expression, variables));
  }

  /** The record whose field the selection with this id asks for. */
  Optional<RecordType> of(long selection) {
    return Optional.ofNullable(bySelection.get(selection));
  }

  private Optional<CelType> visit(CelExpr expression, Map<String, CelType> variables) {
    return switch (expression.getKind()) {
      case IDENT -> Optional.ofNullable(variables.get(expression.ident().name()));
      case SELECT -> select(expression, variables);
      case CALL -> call(expression, variables);
      case COMPREHENSION -> comprehension(expression.comprehension(), variables);
      case LIST ->
          expression.list().elements().stream()
              .map(element -> visit(element, variables))
              .reduce(Optional.empty(), (before, element) -> before.or(() -> element))
              .map(ListType::create);
      case CONSTANT, STRUCT, MAP, NOT_SET -> Optional.empty();
    };
  }

  private Optional<CelType> select(CelExpr expression, Map<String, CelType> variables) {
    Optional<RecordType> record =
        visit(expression.select().operand(), variables).flatMap(type -> types.named(type.name()));
    record.ifPresent(type -> bySelection.put(expression.id(), type));
    return record
        .map(type -> type.fields().get(expression.select().field()))
        .map(RecordType.Field::type);
  }

  private Optional<CelType> call(CelExpr expression, Map<String, CelType> variables) {
    List<CelExpr> arguments = new ArrayList<>();
    expression.call().target().ifPresent(arguments::add);
    arguments.addAll(expression.call().args());
    List<Optional<CelType>> found =
        arguments.stream().map(argument -> visit(argument, variables)).toList();
    return switch (expression.call().function()) {
      case "_[_]" -> found.get(0).flatMap(OperandTypes::element);
      case "_+_" -> found.get(0).or(() -> found.get(1));
      case "_?_:_" -> found.get(1);
      default -> Optional.empty();
    };
  }

  private Optional<CelType> comprehension(CelComprehension loop, Map<String, CelType> variables) {
    Optional<CelType> range = visit(loop.iterRange(), variables);
    Map<String, CelType> inner = new HashMap<>(variables);
    inner.remove(loop.iterVar());
    range.flatMap(OperandTypes::element).ifPresent(type -> inner.put(loop.iterVar(), type));
    Optional<CelType> step = visit(loop.loopStep(), inner);
    // Only filter and map give lists; a filter's step is the accumulator or one more element.
    return step.filter(ListType.class::isInstance);
  }

  private static Optional<CelType> element(CelType type) {
    return type instanceof ListType list ? Optional.of(list.elemType()) : Optional.empty();
  }
}
