package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code sources} of audit.yaml. */
final class SourceParser {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}?|\\}");

  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_.:@-]{1,15}");

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
   * @param aws live accounts of AWS
   * @param azure live subscriptions of Azure
   * @param repositories of Git
   */
  record Sources(
      List<SourceSettings> exports,
      List<AwsSettings> aws,
      List<AzureSettings> azure,
      List<RepositorySettings> repositories) {}

  Sources sources() {
    if (audit.items("sources").isEmpty()) {
      audit.problem(
          audit.line("sources"),
          "no source: at least one with export, accounts and regions expected, or one with aws, azure or"
              + " repository");
    }
    List<SourceSettings> exports = new ArrayList<>();
    List<AwsSettings> aws = new ArrayList<>();
    List<AzureSettings> azure = new ArrayList<>();
    List<RepositorySettings> repositories = new ArrayList<>();
    RepositorySourceParser ofRepositories = new RepositorySourceParser(base);
    for (Section section : audit.sections("sources", "a source", Keys.SOURCE)) {
      if (section.has("aws")) {
        aws(section).ifPresent(aws::add);
      } else if (section.has("azure")) {
        azure(section).ifPresent(azure::add);
      } else if (section.has("repository")) {
        repository(section, ofRepositories).ifPresent(repositories::add);
      } else {
        exports.add(export(section));
      }
    }
    return new Sources(exports, aws, azure, repositories);
  }

  private Optional<AwsSettings> aws(Section section) {
    for (String key : List.of("accounts", "regions")) {
      if (section.has(key)) {
        section.problem(section.line(key), key + " of a source with aws stands below aws");
      }
    }
    requireNone(section, List.of("export", "hosts", "azure", "repository"), "aws");
    return section
        .section("aws", "aws", Keys.AWS)
        .map(found -> new AwsSourceParser(found, covered).settings());
  }

  private Optional<AzureSettings> azure(Section section) {
    requireNone(section, List.of("export", "hosts", "repository"), "azure");
    requireNone(section, List.of("accounts", "regions"), "azure");
    return section
        .section("azure", "azure", Keys.AZURE)
        .map(found -> new AzureSourceParser(found, covered).settings());
  }

  private static Optional<RepositorySettings> repository(
      Section section, RepositorySourceParser parser) {
    requireNone(section, List.of("export", "hosts", "accounts", "regions"), "repository");
    return section.section("repository", "repository", Keys.REPOSITORY).map(parser::settings);
  }

  private static void requireNone(Section section, List<String> keys, String live) {
    keys.stream()
        .filter(section::has)
        .forEach(
            key ->
                section.problem(section.line(key), "a source has either " + key + " or " + live));
  }

  private SourceSettings export(Section section) {
    String export = section.text("export");
    checkPlaceholders(section, export);
    Paths.resolve(section, "export", base, export);
    List<String> accounts = AccountNumbers.ofExports(section, "accounts");
    List<String> regions = AccountNumbers.regions(section, accounts);
    covered.add(
        section,
        accounts.stream().map(account -> account.toLowerCase(Locale.ROOT)).toList(),
        regions.isEmpty() ? List.of(AwsSettings.ALL) : regions);
    return new SourceSettings(
        export, base, accounts, regions, hosts(section), section.line("export"));
  }

  private static List<HostSettings> hosts(Section section) {
    List<HostSettings> hosts = new ArrayList<>();
    for (Section host : section.sections("hosts", "a host", Keys.HOST)) {
      String file = host.text("file");
      if (hosts.stream().anyMatch(one -> one.file().equals(file))) {
        host.problem(host.line("file"), file + " is named twice under hosts");
      }
      hosts.add(
          new HostSettings(
              file,
              host.text("endpoint"),
              host.fitting("interface", INTERFACE, "the name of an interface, such as eth0")));
    }
    return hosts;
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
