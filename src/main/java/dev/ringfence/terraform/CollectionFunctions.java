package dev.ringfence.terraform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Functions over collections that may hold unknown values. */
final class CollectionFunctions {
  private CollectionFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("length", CollectionFunctions::length);
    functions.put("concat", CollectionFunctions::concat);
    functions.put("merge", CollectionFunctions::merge);
    functions.put(
        "keys", a -> ofMapping(a, a.members(0).keySet().stream().map(Values::text).toList()));
    functions.put("values", a -> ofMapping(a, List.copyOf(a.members(0).values())));
    functions.put("flatten", CollectionFunctions::flatten);
    functions.put("compact", CollectionFunctions::compact);
    functions.put("distinct", a -> Values.list(distinct(a)));
    functions.put("reverse", CollectionFunctions::reversed);
    functions.put("slice", CollectionFunctions::slice);
    functions.put("zipmap", CollectionFunctions::zipped);
    functions.put("toset", a -> Conversions.set(distinct(a)));
    functions.put("tolist", a -> Values.list(Conversions.unified(a.items(0))));
    functions.put("tomap", CollectionFunctions::asMap);
    functions.put("chunklist", CollectionFunctions::chunks);
  }

  private static Value length(Arguments arguments) {
    Value of = arguments.at(0);
    if (of instanceof Value.Text text) {
      return Values.number(text.value().codePointCount(0, text.value().length()));
    }
    if (of instanceof Value.Mapping mapping) {
      return Values.number(mapping.members().size());
    }
    List<Value> items = arguments.items(0);
    boolean mayCollapse =
        of instanceof Value.Sequence sequence
            && sequence.order() == Value.Order.SET
            && items.size() > 1
            && !items.stream().allMatch(i -> i.isWhollyKnown() || Arguments.isIdentity(i));
    if (mayCollapse) {
      throw arguments.untold(List.of(of));
    }
    return Values.number(items.size());
  }

  /** A list where a map was given, a tuple where an object was. */
  private static Value ofMapping(Arguments arguments, List<Value> items) {
    return arguments.at(0) instanceof Value.Mapping mapping && mapping.isMap()
        ? Values.list(items)
        : Values.tuple(items);
  }

  /** The items of a list or tuple as what they were, those of a set as a list. */
  private static Value asGiven(Arguments arguments, List<Value> items) {
    return isTuple(arguments.at(0)) ? Values.tuple(items) : Values.list(items);
  }

  private static boolean isTuple(Value value) {
    return value instanceof Value.Sequence sequence && sequence.order() == Value.Order.TUPLE;
  }

  private static void refuseSet(Arguments arguments, int index) {
    if (arguments.at(index) instanceof Value.Sequence sequence
        && sequence.order() == Value.Order.SET) {
      throw arguments.refused("does not take a set, whose elements have no order");
    }
  }

  private static Value concat(Arguments arguments) {
    List<Value> items = new ArrayList<>();
    boolean isList = true;
    for (int i = 0; i < arguments.count(); i++) {
      refuseSet(arguments, i);
      items.addAll(arguments.items(i));
      isList &= !isTuple(arguments.at(i));
    }
    return isList ? Values.list(Conversions.unified(items)) : Values.tuple(items);
  }

  private static Value merge(Arguments arguments) {
    TreeMap<String, Value> members = new TreeMap<>();
    boolean isMap = arguments.count() > 0;
    for (int i = 0; i < arguments.count(); i++) {
      if (!(arguments.at(i) instanceof Value.Null)) {
        members.putAll(arguments.members(i));
        isMap &= arguments.at(i) instanceof Value.Mapping mapping && mapping.isMap();
      }
    }
    // Maps of different element types merge to an object.
    return new Value.Mapping(isMap && Conversions.areAlike(members.values()), members);
  }

  private static Value flatten(Arguments arguments) {
    List<Value> flat = new ArrayList<>();
    for (Value item : arguments.items(0)) {
      flatten(item, flat, arguments);
    }
    return Values.tuple(flat);
  }

  private static void flatten(Value item, List<Value> flat, Arguments arguments) {
    Value bare = Values.bare(item);
    if (bare instanceof Value.Sequence inner) {
      inner.items().forEach(part -> flatten(part, flat, arguments));
    } else if (bare instanceof Value.Unknown && !Arguments.isIdentity(bare)) {
      // It may be a list of any length.
      throw arguments.untold(List.of(bare));
    } else {
      flat.add(item);
    }
  }

  private static Value compact(Arguments arguments) {
    List<Value> kept = new ArrayList<>();
    for (Value item : arguments.items(0)) {
      Value bare = Values.bare(item);
      if (bare instanceof Value.Unknown && !Arguments.isIdentity(bare)) {
        throw arguments.untold(List.of(bare));
      }
      boolean isBlank = bare instanceof Value.Text text && text.value().isEmpty();
      if (!isBlank && !(bare instanceof Value.Null)) {
        kept.add(item);
      }
    }
    return Values.list(kept.stream().map(Conversions::asText).toList());
  }

  /** The first of each; unknown where it cannot be told whether two are the same. */
  private static List<Value> distinct(Arguments arguments) {
    List<Value> items = Conversions.unified(arguments.items(0));
    boolean isTold =
        items.size() < 2
            || items.stream().allMatch(i -> i.isWhollyKnown() || Arguments.isIdentity(i));
    if (!isTold) {
      throw arguments.untold(items);
    }
    Map<Object, Value> kept = new java.util.LinkedHashMap<>();
    items.forEach(item -> kept.putIfAbsent(identity(item), item));
    return List.copyOf(kept.values());
  }

  private static Object identity(Value item) {
    return item instanceof Value.Unknown unknown && unknown.reference().isPresent()
        ? unknown.reference().get()
        : item;
  }

  private static Value reversed(Arguments arguments) {
    List<Value> items = new ArrayList<>(arguments.items(0));
    Collections.reverse(items);
    return asGiven(arguments, items);
  }

  private static Value slice(Arguments arguments) {
    refuseSet(arguments, 0);
    List<Value> items = arguments.items(0);
    int from = arguments.whole(1);
    int to = arguments.whole(2);
    if (from < 0 || to < from || to > items.size()) {
      throw arguments.refused("has no part from " + from + " to " + to + " of " + items.size());
    }
    return asGiven(arguments, items.subList(from, to));
  }

  private static Value zipped(Arguments arguments) {
    refuseSet(arguments, 1);
    List<String> keys = arguments.texts(0);
    List<Value> values = arguments.items(1);
    if (keys.size() != values.size()) {
      throw arguments.refused("takes as many keys as values");
    }
    TreeMap<String, Value> members = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      members.put(keys.get(i), values.get(i));
    }
    return isTuple(arguments.at(1)) ? Values.object(members) : Values.map(members);
  }

  private static Value asMap(Arguments arguments) {
    arguments.members(0);
    return Conversions.map((Value.Mapping) arguments.at(0));
  }

  private static Value chunks(Arguments arguments) {
    List<Value> items = Conversions.unified(arguments.items(0));
    if (arguments.whole(1) < 0) {
      throw arguments.refused("takes a size that is not negative");
    }
    // Chunks of size 0 are one chunk of everything.
    int size = arguments.whole(1) == 0 ? Math.max(1, items.size()) : arguments.whole(1);
    List<Value> chunks = new ArrayList<>();
    for (int i = 0; i < items.size(); i += size) {
      chunks.add(Values.list(items.subList(i, Math.min(items.size(), i + size))));
    }
    return Values.list(chunks);
  }
}
