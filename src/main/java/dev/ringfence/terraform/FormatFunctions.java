package dev.ringfence.terraform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** format and formatlist, with the verbs that configurations use. */
final class FormatFunctions {
  private static final Pattern VERB =
      Pattern.compile("%(%|([-0]?)([0-9]{0,3})(?:\\.([0-9]{1,2}))?([a-zA-Z]))");

  private FormatFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("format", a -> Values.text(formatted(a)));
    functions.put("formatlist", FormatFunctions::formattedList);
  }

  private static String formatted(Arguments arguments) {
    String pattern = arguments.text(0);
    StringBuilder text = new StringBuilder();
    Matcher matcher = VERB.matcher(pattern);
    int at = 0;
    int next = 1;
    for (int verb = pattern.indexOf('%'); verb >= 0; verb = pattern.indexOf('%', at)) {
      if (!matcher.region(verb, pattern.length()).lookingAt()) {
        throw notComputed(arguments);
      }
      text.append(pattern, at, verb);
      text.append(matcher.group(1).equals("%") ? "%" : one(arguments, next++, matcher));
      at = matcher.end();
    }
    return text.append(pattern.substring(at)).toString();
  }

  private static RefusedArgumentException notComputed(Arguments arguments) {
    return new RefusedArgumentException(
        Values.unknown("a verb of this format is not computed", arguments.where()));
  }

  private static String one(Arguments arguments, int index, Matcher verb) {
    String flag = verb.group(2);
    String text =
        switch (verb.group(5)) {
          case "s", "v" -> arguments.text(index);
          case "q" -> EncodingFunctions.quoted(arguments.text(index));
          case "t" -> arguments.text(index);
          case "d" -> whole(arguments, index).toPlainString();
          case "x" -> whole(arguments, index).toBigInteger().toString(16);
          case "b" -> whole(arguments, index).toBigInteger().toString(2);
          case "f" ->
              arguments
                  .number(index)
                  .setScale(
                      verb.group(4) == null ? 6 : Integer.parseInt(verb.group(4)),
                      RoundingMode.HALF_EVEN)
                  .toPlainString();
          default -> throw notComputed(arguments);
        };
    int width = verb.group(3).isEmpty() ? 0 : Integer.parseInt(verb.group(3));
    return padded(text, width, flag);
  }

  private static BigDecimal whole(Arguments arguments, int index) {
    return arguments.number(index).setScale(0, RoundingMode.DOWN);
  }

  private static String padded(String text, int width, String flag) {
    int missing = Math.max(0, width - text.length());
    if (flag.equals("-")) {
      return text + " ".repeat(missing);
    }
    boolean isNegative = flag.equals("0") && text.startsWith("-");
    String fill = (flag.equals("0") ? "0" : " ").repeat(missing);
    return isNegative ? "-" + fill + text.substring(1) : fill + text;
  }

  private static Value formattedList(Arguments arguments) {
    OptionalInt length =
        arguments.values().stream()
            .filter(value -> value instanceof Value.Sequence)
            .mapToInt(value -> ((Value.Sequence) value).items().size())
            .min();
    List<Value> made = new ArrayList<>();
    for (int i = 0; i < length.orElse(1); i++) {
      int row = i;
      List<Value> values =
          arguments.values().stream()
              .map(value -> value instanceof Value.Sequence s ? s.items().get(row) : value)
              .toList();
      made.add(
          Values.text(formatted(new Arguments(arguments.function(), values, arguments.where()))));
    }
    return Values.list(made);
  }
}
