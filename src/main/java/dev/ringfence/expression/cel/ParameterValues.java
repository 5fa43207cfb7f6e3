package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.ringfence.control.Parameters;
import dev.ringfence.expression.InvalidExpressionException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Parameters as variables of an expression.
 *
 * @param types by name
 * @param values by name, as expressions hold them
 */
record ParameterValues(SortedMap<String, CelType> types, SortedMap<String, Object> values) {
  /**
   * @throws InvalidExpressionException if a list has elements of several types
   */
  static ParameterValues of(Parameters parameters) {
    SortedMap<String, CelType> types = new TreeMap<>();
    SortedMap<String, Object> values = new TreeMap<>();
    parameters
        .values()
        .forEach(
            (name, value) -> {
              types.put(name, type(name, value));
              values.put(name, held(value));
            });
    return new ParameterValues(types, values);
  }

  private static CelType type(String name, Object value) {
    if (value instanceof List<?> list) {
      // An empty list fits every place where a list is expected.
      return ListType.create(list.isEmpty() ? SimpleType.DYN : elementType(name, list));
    }
    if (value instanceof Long) {
      return SimpleType.INT;
    }
    return value instanceof Boolean ? SimpleType.BOOL : SimpleType.STRING;
  }

  private static CelType elementType(String name, List<?> list) {
    List<CelType> types = list.stream().map(item -> type(name, item)).distinct().toList();
    if (types.size() > 1) {
      throw new InvalidExpressionException(
          1,
          "parameter "
              + name
              + ": found a list of "
              + types.stream().map(TypeNames::of).collect(Collectors.joining(" and "))
              + "; allowed is one of them");
    }
    return types.get(0);
  }

  private static Object held(Object value) {
    return value instanceof List<?> list
        ? Sequence.of(list.stream().map(ParameterValues::held).toList())
        : value;
  }
}
