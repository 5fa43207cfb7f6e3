package dev.ringfence.collect.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What file and folder names carry: words, account numbers, regions. */
final class Names {
  private static final Pattern ACCOUNT =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])");

  /** Every region AWS has named so far has this shape, the separate partitions included. */
  private static final Pattern REGION =
      Pattern.compile(
          "(?<![0-9a-z])[a-z]{2,4}(?:-(?:gov|iso[a-z]?))?"
              + "-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)"
              + "-[0-9]{1,2}(?![0-9A-Za-z])");

  private Names() {}

  static Optional<String> account(String name) {
    return find(ACCOUNT, name);
  }

  static Optional<String> region(String name) {
    return find(REGION, name.toLowerCase(Locale.ROOT));
  }

  static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  static boolean isAccount(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  /** A name without the region in it. */
  static String withoutRegion(String name) {
    return REGION.matcher(name).replaceAll(" ");
  }

  /** Lower-case words of {@code DescribeVpcs}, {@code describe_vpcs} or {@code describe-vpcs}. */
  static List<String> words(String name) {
    String split =
        name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2");
    return Stream.of(split.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Words without regard to capitals inside them, as identifiers need it. */
  static List<String> plainWords(String name) {
    return words(name.toLowerCase(Locale.ROOT));
  }

  static boolean contains(List<String> words, List<String> part) {
    return !part.isEmpty() && Collections.indexOfSubList(words, part) >= 0;
  }

  /** What follows the last occurrence of a part. */
  static Optional<List<String>> after(List<String> words, List<String> part) {
    int at = Collections.lastIndexOfSubList(words, part);
    return at < 0 || part.isEmpty()
        ? Optional.empty()
        : Optional.of(new ArrayList<>(words.subList(at + part.size(), words.size())));
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
