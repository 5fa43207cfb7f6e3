package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Terraform's functions (language, functions). One that is not among them has an unknown value, and
 * what else a configuration says is not lost.
 */
final class Functions {
  /** Of known arguments only. */
  private final Map<String, Function<Arguments, Value>> plain = new HashMap<>();

  /** Those that can say something although an argument, or a part of one, is unknown. */
  private final Map<String, Function<Arguments, Value>> tolerant = new HashMap<>();

  Functions() {
    NumberFunctions.addTo(plain);
    TextFunctions.addTo(plain);
    FormatFunctions.addTo(plain);
    NetworkFunctions.addTo(plain);
    EncodingFunctions.addTo(plain);
    SetFunctions.addTo(plain);
    CollectionFunctions.addTo(tolerant);
    ChoiceFunctions.addTo(tolerant);
    TypeFunctions.addTo(tolerant);
  }

  Value value(String qualified, List<Value> arguments, SourceRange where) {
    String name = qualified.startsWith("core::") ? qualified.substring(6) : qualified;
    if (name.equals("sensitive") && arguments.size() == 1) {
      return Values.marked(arguments.get(0), true);
    }
    boolean isSensitive = arguments.stream().anyMatch(Value::isSensitive);
    List<Value> unmarked = arguments.stream().map(Values::unmarked).toList();
    Value value = unmarkedValue(name, new Arguments(name, unmarked, where));
    if (isSensitive && value instanceof Value.Unknown unknown && unknown.isFaulty()) {
      // A refusal quotes what was given.
      value = Values.fault(name + " does not take the sensitive value it is given", where);
    }
    return Values.marked(value, isSensitive && !name.equals("nonsensitive"));
  }

  private Value unmarkedValue(String name, Arguments arguments) {
    Function<Arguments, Value> function = tolerant.get(name);
    if (function == null) {
      function = plain.get(name);
      if (function == null) {
        return Values.unknown("what " + name + "() gives is not computed", arguments.where());
      }
      if (!arguments.values().stream().allMatch(Value::isWhollyKnown)) {
        return Values.because(arguments.values(), arguments.where());
      }
    }
    try {
      return function.apply(arguments);
    } catch (RefusedArgumentException refused) {
      return refused.value();
    }
  }
}
