package dev.ringfence.terraform;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Functions that choose one of their arguments or of its parts, and those that ask about them. */
final class ChoiceFunctions {
  private ChoiceFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("try", ChoiceFunctions::tried);
    functions.put("can", ChoiceFunctions::can);
    functions.put("lookup", ChoiceFunctions::lookup);
    functions.put("element", ChoiceFunctions::element);
    functions.put("one", ChoiceFunctions::one);
    functions.put("coalesce", ChoiceFunctions::coalesce);
    functions.put("coalescelist", ChoiceFunctions::coalesceList);
    functions.put("contains", ChoiceFunctions::contains);
    functions.put("alltrue", a -> all(a, true));
    functions.put("anytrue", a -> all(a, false));
    functions.put("nonsensitive", a -> a.at(0));
  }

  /** The first argument that is not in error; an unknown one may be. */
  private static Value tried(Arguments arguments) {
    for (Value value : arguments.values()) {
      if (!value.isFaulty()) {
        // A resource's own id is there, whatever it will be; other unknown parts may be in error.
        return Arguments.isSure(value) ? value : Values.because(List.of(value), arguments.where());
      }
    }
    throw arguments.refused("has no argument that is not in error");
  }

  private static Value can(Arguments arguments) {
    Value value = arguments.at(0);
    if (value.isFaulty()) {
      return Values.FALSE;
    }
    if (Arguments.isSure(value)) {
      return Values.TRUE;
    }
    throw arguments.untold(List.of(value));
  }

  private static Value lookup(Arguments arguments) {
    if (arguments.at(0) instanceof Value.Entity) {
      throw arguments.untold(List.of(arguments.at(0)));
    }
    Value found = arguments.members(0).get(arguments.text(1));
    if (found != null) {
      return found;
    }
    if (arguments.count() < 3) {
      throw arguments.refused("finds no '" + arguments.text(1) + "'");
    }
    boolean isMap = arguments.at(0) instanceof Value.Mapping mapping && mapping.isMap();
    Value whenMissing = arguments.values().get(2);
    return isMap
        ? arguments.members(0).values().stream()
            .findFirst()
            .map(member -> Conversions.alongside(whenMissing, member))
            .orElse(whenMissing)
        : whenMissing;
  }

  private static Value element(Arguments arguments) {
    if (arguments.at(0) instanceof Value.Unknown unknown) {
      return unknown.reference().isPresent()
          ? Steps.index(unknown, arguments.at(1), arguments.where())
          : Values.because(List.of(unknown), arguments.where());
    }
    List<Value> items = arguments.items(0);
    int index = arguments.whole(1);
    if (items.isEmpty()) {
      throw arguments.refused("takes a list that is not empty");
    }
    return items.get(Math.floorMod(index, items.size()));
  }

  private static Value one(Arguments arguments) {
    if (arguments.at(0) instanceof Value.Null) {
      return Values.NULL;
    }
    List<Value> items = arguments.items(0);
    if (items.size() > 1) {
      throw arguments.refused("takes a list of at most one element");
    }
    return items.isEmpty() ? Values.NULL : items.get(0);
  }

  private static Value coalesce(Arguments arguments) {
    for (Value value : arguments.values()) {
      if (value instanceof Value.Unknown && !Arguments.isIdentity(value)) {
        throw arguments.untold(List.of(value));
      }
      boolean isBlank = value instanceof Value.Text text && text.value().isEmpty();
      if (!isBlank && !(value instanceof Value.Null)) {
        return value;
      }
    }
    throw arguments.refused("has no argument that is a value");
  }

  private static Value coalesceList(Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      if (!(arguments.at(i) instanceof Value.Null) && !arguments.items(i).isEmpty()) {
        return arguments.at(i);
      }
    }
    throw arguments.refused("has no list that is not empty");
  }

  private static Value contains(Arguments arguments) {
    Value sought = arguments.at(1);
    boolean isTold = true;
    for (Value item : arguments.items(0)) {
      // Nothing is converted: a number is not among texts.
      Value equal = Operations.equal(item, sought, arguments.where());
      if (equal == Values.TRUE) {
        return Values.TRUE;
      }
      isTold &= equal == Values.FALSE;
    }
    if (!isTold) {
      throw arguments.untold(arguments.values());
    }
    return Values.FALSE;
  }

  private static Value all(Arguments arguments, boolean whenNone) {
    boolean isTold = true;
    for (Value item : arguments.items(0)) {
      if (!item.isWhollyKnown()) {
        isTold = false;
      } else if (Conversions.bool(item).orElse(false) != whenNone) {
        return Values.bool(!whenNone);
      }
    }
    if (!isTold) {
      throw arguments.untold(arguments.values());
    }
    return Values.bool(whenNone);
  }
}
