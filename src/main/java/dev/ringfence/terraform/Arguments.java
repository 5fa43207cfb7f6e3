package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a function is given, without marks. A wrong argument ends the function by a {@link
 * RefusedArgumentException}, which becomes the call's value.
 */
record Arguments(String function, List<Value> values, SourceRange where) {
  int count() {
    return values.size();
  }

  Value at(int index) {
    if (index >= values.size()) {
      throw refused("takes more than " + values.size() + " arguments");
    }
    return Values.bare(values.get(index));
  }

  RefusedArgumentException refused(String why) {
    return new RefusedArgumentException(Values.fault(function + " " + why, where));
  }

  /** The function's value cannot be told because these are not known. */
  RefusedArgumentException untold(List<Value> because) {
    return new RefusedArgumentException(Values.because(because, where));
  }

  private RefusedArgumentException notA(String expected, int index) {
    Value value = at(index);
    return value instanceof Value.Unknown || value instanceof Value.Entity
        ? untold(List.of(value))
        : refused("takes " + expected + ", not " + Values.typeName(value));
  }

  String text(int index) {
    return Conversions.text(at(index)).orElseThrow(() -> notA("a string", index));
  }

  BigDecimal number(int index) {
    return Conversions.number(at(index)).orElseThrow(() -> notA("a number", index));
  }

  int whole(int index) {
    return Conversions.whole(at(index)).orElseThrow(() -> notA("a whole number", index));
  }

  List<Value> items(int index) {
    return Conversions.items(at(index)).orElseThrow(() -> notA("a list", index));
  }

  Map<String, Value> members(int index) {
    if (at(index) instanceof Value.Mapping mapping) {
      return mapping.members();
    }
    throw notA("a map", index);
  }

  /** The texts of a list. */
  List<String> texts(int index) {
    List<String> texts = new ArrayList<>();
    for (Value item : items(index)) {
      Value bare = Values.bare(item);
      texts.add(
          Conversions.text(bare)
              .orElseThrow(
                  () ->
                      bare.isWhollyKnown()
                          ? refused("takes strings, not " + Values.typeName(bare))
                          : untold(List.of(bare))));
    }
    return texts;
  }

  /** Whether nothing in a value may turn out to be in error. */
  static boolean isSure(Value value) {
    Value bare = Values.bare(value);
    if (bare.isWhollyKnown() || bare instanceof Value.Entity || isIdentity(bare)) {
      return true;
    }
    if (bare instanceof Value.Sequence sequence) {
      return sequence.items().stream().allMatch(Arguments::isSure);
    }
    return bare instanceof Value.Mapping mapping
        && mapping.members().values().stream().allMatch(Arguments::isSure);
  }

  /** Whether a value surely is one text that is not empty and is no other resource's. */
  static boolean isIdentity(Value value) {
    return Values.bare(value) instanceof Value.Unknown unknown
        && unknown
            .reference()
            .filter(Reference::isThere)
            .map(Reference::attribute)
            .filter(attribute -> attribute.equals("id") || attribute.equals("arn"))
            .isPresent();
  }
}
