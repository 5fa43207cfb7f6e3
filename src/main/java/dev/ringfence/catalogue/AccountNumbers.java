package dev.ringfence.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Account numbers and regions as audit.yaml lists them. */
final class AccountNumbers {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern EXPORTED =
      Pattern.compile(ACCOUNT.pattern() + "|" + SUBSCRIPTION.pattern());
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

  private AccountNumbers() {}

  /** A list that must be there and have an element. */
  static List<String> of(Section section, String key) {
    return of(section, key, ACCOUNT);
  }

  /** The same of exports, which may be of subscriptions of Azure too. */
  static List<String> ofExports(Section section, String key) {
    return of(section, key, EXPORTED);
  }

  private static List<String> of(Section section, String key, Pattern allowed) {
    if (!section.has(key)) {
      return section.texts(key);
    }
    List<Yaml> items = section.items(key);
    if (items.isEmpty()) {
      return section.value(key).filter(Yaml.Sequence.class::isInstance).isPresent()
          ? section.texts(key)
          : List.of();
    }
    List<String> accounts =
        items.stream()
            .map(item -> account(section, key, item, allowed))
            .filter(id -> !id.isEmpty())
            .toList();
    reportRepeated(section, key, accounts);
    return accounts;
  }

  private static String account(Section section, String key, Yaml item, Pattern allowed) {
    if (!(item instanceof Yaml.Scalar scalar)) {
      section.wrongType(key, item, "an account number of 12 digits in quotes");
      return "";
    }
    if (scalar.type() == Yaml.Type.INTEGER || scalar.type() == Yaml.Type.DECIMAL) {
      section.problem(
          scalar.line(),
          ("account %s stands without quotes, so YAML takes it for a number, and a number loses"
                  + " leading zeros (YAML 1.1 even reads 0123 as octal 83): write \"%s\"")
              .formatted(scalar.text(), scalar.text()));
      return "";
    }
    if (!allowed.matcher(scalar.text()).matches()) {
      section.problem(
          scalar.line(), "account \"" + scalar.text() + "\": 12 digits in quotes expected");
    }
    return scalar.text();
  }

  /**
   * Region names, at least one; none where all accounts are subscriptions of Azure, which have no
   * regions of their own.
   */
  static List<String> regions(Section section, List<String> accounts) {
    boolean isAzure =
        !accounts.isEmpty()
            && accounts.stream().allMatch(account -> SUBSCRIPTION.matcher(account).matches());
    return isAzure && !section.has("regions") ? List.of() : regions(section);
  }

  /** Region names, at least one. */
  static List<String> regions(Section section) {
    List<String> regions = section.texts("regions");
    regions.stream()
        .filter(region -> !REGION.matcher(region).matches())
        .forEach(
            region ->
                section.problem(
                    section.line("regions"),
                    "region \"" + region + "\": a name like eu-central-1 expected"));
    reportRepeated(section, "regions", regions);
    return regions;
  }

  private static void reportRepeated(Section section, String key, List<String> values) {
    Set<String> seen = new HashSet<>();
    values.stream()
        .filter(value -> !seen.add(value))
        .distinct()
        .forEach(value -> section.problem(section.line(key), key + " has \"" + value + "\" twice"));
  }
}
