package dev.ringfence.terraform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Numeric functions. */
final class NumberFunctions {
  private NumberFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("abs", a -> new Value.Numeral(a.number(0).abs()));
    functions.put("ceil", a -> rounded(a, RoundingMode.CEILING));
    functions.put("floor", a -> rounded(a, RoundingMode.FLOOR));
    functions.put("signum", a -> Values.number(a.number(0).signum()));
    functions.put("max", a -> reduced(a, numbers(a), BigDecimal::max));
    functions.put("min", a -> reduced(a, numbers(a), BigDecimal::min));
    functions.put("sum", a -> reduced(a, elements(a), BigDecimal::add));
    functions.put("parseint", NumberFunctions::parsed);
    functions.put("range", NumberFunctions::range);
  }

  private static Value rounded(Arguments arguments, RoundingMode mode) {
    return new Value.Numeral(arguments.number(0).setScale(0, mode));
  }

  private static List<BigDecimal> numbers(Arguments arguments) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 0; i < arguments.count(); i++) {
      numbers.add(arguments.number(i));
    }
    return numbers;
  }

  private static List<BigDecimal> elements(Arguments arguments) {
    return numbers(new Arguments(arguments.function(), arguments.items(0), arguments.where()));
  }

  private static Value reduced(
      Arguments arguments, List<BigDecimal> numbers, BinaryOperator<BigDecimal> operator) {
    return numbers.stream()
        .reduce(operator)
        .<Value>map(Value.Numeral::new)
        .orElseThrow(() -> arguments.refused("takes at least one number"));
  }

  private static Value parsed(Arguments arguments) {
    int base = arguments.whole(1);
    String text = arguments.text(0);
    if (base < 2 || base > Character.MAX_RADIX || text.length() > 400) {
      throw arguments.refused("takes a number of at most 400 digits and a base of 2 to 36");
    }
    try {
      return new Value.Numeral(new BigDecimal(new BigInteger(text, base)));
    } catch (NumberFormatException notANumber) {
      throw arguments.refused("finds no number of base " + base + " in '" + text + "'");
    }
  }

  private static Value range(Arguments arguments) {
    boolean hasStart = arguments.count() > 1;
    BigDecimal start = hasStart ? arguments.number(0) : BigDecimal.ZERO;
    BigDecimal limit = arguments.number(hasStart ? 1 : 0);
    boolean descends = limit.compareTo(start) < 0;
    BigDecimal step =
        arguments.count() > 2 ? arguments.number(2) : BigDecimal.valueOf(descends ? -1 : 1);
    if (step.signum() == 0 || ((step.signum() < 0) != descends && limit.compareTo(start) != 0)) {
      throw arguments.refused("takes a step that leads to its limit");
    }
    List<Value> items = new ArrayList<>();
    // Terraform itself refuses ranges of more than 1024 numbers.
    for (BigDecimal at = start;
        descends ? at.compareTo(limit) > 0 : at.compareTo(limit) < 0;
        at = at.add(step)) {
      if (items.size() == 1024) {
        throw arguments.refused("makes at most 1024 numbers");
      }
      items.add(new Value.Numeral(at));
    }
    return Values.list(items);
  }
}
