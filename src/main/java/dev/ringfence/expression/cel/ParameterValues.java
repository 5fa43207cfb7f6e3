package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.ringfence.control.Parameters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parameters as variables of an expression.
 *
 * @param types by name
 * @param values by name, as expressions hold them
 */
record ParameterValues(SortedMap<String, CelType> types, SortedMap<String, Object> values) {
  static ParameterValues of(Parameters parameters) {
    SortedMap<String, CelType> types = new TreeMap<>();
    SortedMap<String, Object> values = new TreeMap<>();
    parameters
        .values()
        .forEach(
            (name, value) -> {
              types.put(name, type(value));
              values.put(name, held(value));
            });
    return new ParameterValues(types, values);
  }

  private static CelType type(Object value) {
    if (value instanceof List<?> list) {
      // An empty list fits every place where a list is expected.
      return ListType.create(list.isEmpty() ? SimpleType.DYN : type(list.get(0)));
    }
    if (value instanceof Long) {
      return SimpleType.INT;
    }
    return value instanceof Boolean ? SimpleType.BOOL : SimpleType.STRING;
  }

  private static Object held(Object value) {
    return value instanceof List<?> list
        ? Sequence.of(list.stream().map(ParameterValues::held).toList())
        : value;
  }
}
