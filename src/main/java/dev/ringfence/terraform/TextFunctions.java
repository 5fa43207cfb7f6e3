package dev.ringfence.terraform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** Functions over texts. */
final class TextFunctions {
  private TextFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    each(functions, "lower", text -> text.toLowerCase(Locale.ROOT));
    each(functions, "upper", text -> text.toUpperCase(Locale.ROOT));
    each(functions, "trimspace", String::strip);
    each(functions, "chomp", text -> text.replaceFirst("[\\r\\n]++\\z", ""));
    each(functions, "strrev", text -> new StringBuilder(text).reverse().toString());
    each(functions, "title", TextFunctions::titled);
    functions.put("join", TextFunctions::join);
    functions.put("split", TextFunctions::split);
    functions.put("replace", TextFunctions::replace);
    functions.put("substr", TextFunctions::part);
    functions.put("trim", a -> Values.text(trimmed(a.text(0), a.text(1))));
    functions.put("trimprefix", TextFunctions::withoutPrefix);
    functions.put("trimsuffix", TextFunctions::withoutSuffix);
    functions.put("startswith", a -> Values.bool(a.text(0).startsWith(a.text(1))));
    functions.put("endswith", a -> Values.bool(a.text(0).endsWith(a.text(1))));
    functions.put("strcontains", a -> Values.bool(a.text(0).contains(a.text(1))));
    functions.put("indent", TextFunctions::indented);
    functions.put("regex", TextFunctions::matched);
    functions.put("regexall", TextFunctions::allMatched);
  }

  private static void each(
      Map<String, Function<Arguments, Value>> functions,
      String name,
      UnaryOperator<String> operator) {
    functions.put(name, a -> Values.text(operator.apply(a.text(0))));
  }

  private static String titled(String text) {
    StringBuilder titled = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      boolean isFirst = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (isFirst) {
        titled.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return titled.toString();
  }

  private static Value join(Arguments arguments) {
    List<String> all = new ArrayList<>();
    for (int i = 1; i < arguments.count(); i++) {
      all.addAll(arguments.texts(i));
    }
    return Values.text(String.join(arguments.text(0), all));
  }

  private static Value split(Arguments arguments) {
    String separator = arguments.text(0);
    String text = arguments.text(1);
    String[] parts =
        separator.isEmpty()
            ? text.codePoints().mapToObj(Character::toString).toArray(String[]::new)
            : text.split(java.util.regex.Pattern.quote(separator), -1);
    return Values.list(Arrays.stream(parts).map(Values::text).toList());
  }

  private static Value replace(Arguments arguments) {
    String text = arguments.text(0);
    String sought = arguments.text(1);
    String instead = arguments.text(2);
    boolean isPattern = sought.length() > 1 && sought.startsWith("/") && sought.endsWith("/");
    if (!isPattern) {
      return Values.text(text.replace(sought, instead));
    }
    if (instead.contains("$") || instead.contains("\\")) {
      throw new RefusedArgumentException(
          Values.unknown("replacements with groups are not computed", arguments.where()));
    }
    String pattern = sought.substring(1, sought.length() - 1);
    return Values.text(Patterns.matching(arguments, pattern, text, m -> m.replaceAll(instead)));
  }

  private static Value part(Arguments arguments) {
    int[] points = arguments.text(0).codePoints().toArray();
    int given = arguments.whole(1);
    int offset = Math.min(points.length, given < 0 ? Math.max(0, points.length + given) : given);
    int length = arguments.whole(2);
    int end = length < 0 ? points.length : (int) Math.min(points.length, (long) offset + length);
    return Values.text(new String(points, offset, end - offset));
  }

  private static String trimmed(String text, String cut) {
    int from = 0;
    int to = text.length();
    while (from < to && cut.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && cut.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static Value withoutPrefix(Arguments arguments) {
    String text = arguments.text(0);
    String prefix = arguments.text(1);
    return Values.text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
  }

  private static Value withoutSuffix(Arguments arguments) {
    String text = arguments.text(0);
    String suffix = arguments.text(1);
    return Values.text(
        text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
  }

  private static Value indented(Arguments arguments) {
    int spaces = arguments.whole(0);
    if (spaces < 0 || spaces > 1000) {
      throw arguments.refused("takes 0 to 1000 spaces");
    }
    return Values.text(arguments.text(1).replace("\n", "\n" + " ".repeat(spaces)));
  }

  private static Value matched(Arguments arguments) {
    return Patterns.matching(
        arguments,
        arguments.text(0),
        arguments.text(1),
        matcher -> {
          if (!matcher.find()) {
            throw arguments.refused("does not match '" + arguments.text(1) + "'");
          }
          return groups(arguments, matcher);
        });
  }

  private static Value allMatched(Arguments arguments) {
    return Patterns.matching(
        arguments,
        arguments.text(0),
        arguments.text(1),
        matcher -> {
          List<Value> all = new ArrayList<>();
          while (matcher.find()) {
            all.add(groups(arguments, matcher));
          }
          return Values.list(all);
        });
  }

  /** The whole match where there are no groups, else a list, or an object of named ones. */
  private static Value groups(Arguments arguments, Matcher matcher) {
    if (matcher.groupCount() == 0) {
      return Values.text(matcher.group());
    }
    List<String> names = Patterns.names(arguments.text(0));
    if (!names.isEmpty()) {
      TreeMap<String, Value> named = new TreeMap<>();
      names.forEach(name -> named.put(name, textOrNull(matcher.group(name))));
      return Values.object(named);
    }
    List<Value> groups = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(textOrNull(matcher.group(i)));
    }
    return Values.tuple(groups);
  }

  private static Value textOrNull(@org.jspecify.annotations.Nullable String group) {
    return group == null ? Values.NULL : Values.text(group);
  }
}
