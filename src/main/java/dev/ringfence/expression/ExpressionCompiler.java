package dev.ringfence.expression;

import dev.ringfence.control.Parameters;
import dev.ringfence.network.Kind;

/** Turns text into a predicate, once; misspelt fields and wrong types are found here. */
public interface ExpressionCompiler {
  /**
   * Compiles a predicate over resources of a kind; the variable has the kind's {@link Kind#word()},
   * parameters have their own names.
   *
   * @throws InvalidExpressionException naming the column, what was found and the nearest name
   */
  Expression compile(String text, Kind kind, Parameters parameters);

  /**
   * Compiles a selector over the variable {@code endpoint}.
   *
   * @throws InvalidExpressionException as above
   */
  EndpointExpression compileSelector(String text);
}
