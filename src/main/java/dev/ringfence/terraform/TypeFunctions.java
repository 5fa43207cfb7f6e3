package dev.ringfence.terraform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Conversions by name. */
final class TypeFunctions {
  private TypeFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("tostring", a -> converted(a, Conversions.text(a.at(0)).map(Values::text)));
    functions.put(
        "tonumber", a -> converted(a, Conversions.number(a.at(0)).map(Value.Numeral::new)));
    functions.put("tobool", a -> converted(a, Conversions.bool(a.at(0)).map(Values::bool)));
  }

  private static Value converted(Arguments arguments, Optional<Value> made) {
    Value given = arguments.at(0);
    if (made.isPresent()) {
      return made.get();
    }
    if (given instanceof Value.Null) {
      return given;
    }
    if (given instanceof Value.Unknown unknown) {
      return Arguments.isIdentity(unknown) && arguments.function().equals("tostring")
          ? unknown
          : Values.because(List.of(unknown), arguments.where());
    }
    throw arguments.refused("does not take " + Values.typeName(given));
  }
}
