package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code sources} of audit.yaml. */
final class SourceParser {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}?|\\}");

  private final Section audit;
  private final Path base;
  private final Map<String, Integer> covered = new HashMap<>();

  SourceParser(Section audit, Path base) {
    this.audit = audit;
    this.base = base;
  }

  List<SourceSettings> sources() {
    if (audit.items("sources").isEmpty()) {
      audit.problem(
          audit.line("sources"),
          "no source: at least one with export, accounts and regions expected");
    }
    return audit.sections("sources", "a source", Keys.SOURCE).stream().map(this::source).toList();
  }

  private SourceSettings source(Section section) {
    String export = section.text("export");
    checkPlaceholders(section, export);
    Paths.resolve(section, "export", base, export);
    List<String> accounts = accounts(section);
    List<String> regions = section.texts("regions");
    regions.forEach(region -> checkRegion(section, region));
    reportRepeated(section, "accounts", accounts);
    reportRepeated(section, "regions", regions);
    reportOverlap(section, new HashSet<>(accounts), new HashSet<>(regions));
    return new SourceSettings(export, base, accounts, regions, section.line("export"));
  }

  private static void checkPlaceholders(Section section, String export) {
    Matcher matcher = PLACEHOLDER.matcher(export);
    while (matcher.find()) {
      if (!matcher.group().equals(SourceSettings.PERIOD)) {
        section.problem(
            section.line("export"),
            "export has \"%s\", only {period} is replaced".formatted(matcher.group()));
      }
    }
  }

  private static List<String> accounts(Section section) {
    if (!section.has("accounts")) {
      return section.texts("accounts");
    }
    List<Yaml> items = section.items("accounts");
    if (items.isEmpty()) {
      return section.value("accounts").filter(Yaml.Sequence.class::isInstance).isPresent()
          ? section.texts("accounts")
          : List.of();
    }
    return items.stream().map(item -> account(section, item)).filter(id -> !id.isEmpty()).toList();
  }

  private static String account(Section section, Yaml item) {
    if (!(item instanceof Yaml.Scalar scalar)) {
      section.wrongType("accounts", item, "an account number of 12 digits in quotes");
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
    if (!ACCOUNT.matcher(scalar.text()).matches()) {
      section.problem(
          scalar.line(), "account \"" + scalar.text() + "\": 12 digits in quotes expected");
    }
    return scalar.text();
  }

  private static void checkRegion(Section section, String region) {
    if (!REGION.matcher(region).matches()) {
      section.problem(
          section.line("regions"), "region \"" + region + "\": a name like eu-central-1 expected");
    }
  }

  private static void reportRepeated(Section section, String key, List<String> values) {
    Set<String> seen = new HashSet<>();
    values.stream()
        .filter(value -> !seen.add(value))
        .distinct()
        .forEach(value -> section.problem(section.line(key), key + " has \"" + value + "\" twice"));
  }

  private void reportOverlap(Section section, Set<String> accounts, Set<String> regions) {
    for (String account : accounts) {
      for (String region : regions) {
        Integer line = covered.putIfAbsent(account + "/" + region, section.line());
        if (line != null) {
          section.problem(
              section.line(),
              "account %s in %s is covered by the source on line %d already"
                  .formatted(account, region, line));
        }
      }
    }
  }
}
