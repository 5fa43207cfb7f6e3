package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code sources} of audit.yaml. */
final class SourceParser {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}?|\\}");

  private final Section audit;
  private final Path base;
  private final Covered covered = new Covered();

  SourceParser(Section audit, Path base) {
    this.audit = audit;
    this.base = base;
  }

  /**
   * What there is to collect.
   *
   * @param exports folders of what the AWS CLI printed
   * @param aws live accounts
   */
  record Sources(List<SourceSettings> exports, List<AwsSettings> aws) {}

  Sources sources() {
    if (audit.items("sources").isEmpty()) {
      audit.problem(
          audit.line("sources"),
          "no source: at least one with export, accounts and regions expected, or one with aws");
    }
    List<SourceSettings> exports = new ArrayList<>();
    List<AwsSettings> aws = new ArrayList<>();
    for (Section section : audit.sections("sources", "a source", Keys.SOURCE)) {
      if (section.has("aws")) {
        live(section).ifPresent(aws::add);
      } else {
        exports.add(export(section));
      }
    }
    return new Sources(exports, aws);
  }

  private Optional<AwsSettings> live(Section section) {
    for (String key : List.of("export", "accounts", "regions")) {
      if (section.has(key)) {
        section.problem(
            section.line(key),
            key.equals("export")
                ? "a source has either export or aws"
                : key + " of a source with aws stands below aws");
      }
    }
    return section
        .section("aws", "aws", Keys.AWS)
        .map(found -> new AwsSourceParser(found, covered).settings());
  }

  private SourceSettings export(Section section) {
    String export = section.text("export");
    checkPlaceholders(section, export);
    Paths.resolve(section, "export", base, export);
    List<String> accounts = AccountNumbers.ofExports(section, "accounts");
    List<String> regions = AccountNumbers.regions(section, accounts);
    covered.add(section, accounts, regions);
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
}
