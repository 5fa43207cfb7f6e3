package dev.ringfence.terraform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Functions over whole sets and over the order of lists. */
final class SetFunctions {
  private SetFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("setunion", SetFunctions::union);
    functions.put("setintersection", SetFunctions::intersection);
    functions.put("setsubtract", SetFunctions::difference);
    functions.put("setproduct", SetFunctions::product);
    functions.put("sort", SetFunctions::sorted);
    functions.put("index", SetFunctions::index);
  }

  private static Value union(Arguments arguments) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < arguments.count(); i++) {
      all.addAll(arguments.items(i));
    }
    return Conversions.set(all);
  }

  private static Value intersection(Arguments arguments) {
    Set<Value> common = new LinkedHashSet<>(arguments.items(0));
    for (int i = 1; i < arguments.count(); i++) {
      common.retainAll(Set.copyOf(arguments.items(i)));
    }
    return Conversions.set(new ArrayList<>(common));
  }

  private static Value difference(Arguments arguments) {
    Set<Value> left = new LinkedHashSet<>(arguments.items(0));
    left.removeAll(Set.copyOf(arguments.items(1)));
    return Conversions.set(new ArrayList<>(left));
  }

  /** Tuples with an element of each; a list of them unless one of the arguments is a set. */
  private static Value product(Arguments arguments) {
    if (arguments.count() < 2) {
      throw arguments.refused("takes at least two collections");
    }
    List<List<Value>> rows = List.of(List.of());
    boolean isSet = false;
    for (int i = 0; i < arguments.count(); i++) {
      List<Value> items = Conversions.unified(arguments.items(i));
      isSet |=
          arguments.at(i) instanceof Value.Sequence sequence && sequence.order() == Value.Order.SET;
      if ((long) rows.size() * items.size() * (i + 1) > Values.MOST_PARTS) {
        throw new RefusedArgumentException(
            Values.unknown("a product of too many elements", arguments.where()));
      }
      rows = extended(rows, items);
    }
    List<Value> tuples = rows.stream().map(Values::tuple).toList();
    return isSet ? Conversions.set(tuples) : Values.list(tuples);
  }

  private static List<List<Value>> extended(List<List<Value>> rows, List<Value> items) {
    List<List<Value>> longer = new ArrayList<>();
    for (List<Value> row : rows) {
      for (Value item : items) {
        List<Value> extended = new ArrayList<>(row);
        extended.add(item);
        longer.add(extended);
      }
    }
    return longer;
  }

  private static Value sorted(Arguments arguments) {
    return Values.list(
        arguments.texts(0).stream().sorted(Comparator.naturalOrder()).map(Values::text).toList());
  }

  private static Value index(Arguments arguments) {
    List<Value> items = arguments.items(0);
    for (int i = 0; i < items.size(); i++) {
      if (Operations.same(items.get(i), arguments.at(1))) {
        return Values.number(i);
      }
    }
    throw arguments.refused("does not find the value");
  }
}
