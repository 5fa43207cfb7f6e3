package dev.ringfence.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code aws} of a source: live accounts and how they are entered. */
final class AwsSourceParser {
  /** IAM, {@code AssumeRole}: the limits of role names, session names and external ids. */
  private static final Pattern ROLE = Pattern.compile("([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}");

  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\{account}|[0-9]{12}):role/[\\w+=,.@/-]+");
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final Pattern PROFILE = Pattern.compile("\\S.*");

  private final Section section;
  private final Covered covered;

  AwsSourceParser(Section section, Covered covered) {
    this.section = section;
    this.covered = covered;
  }

  AwsSettings settings() {
    boolean isOrganization = isOrganization();
    List<String> accounts = accounts(isOrganization);
    List<String> regions = regions();
    covered.add(section, accounts, regions.isEmpty() ? List.of(AwsSettings.ALL) : regions);
    Optional<String> role = role();
    requireRole(role, accounts, isOrganization);
    return new AwsSettings(
        accounts,
        isOrganization,
        excluded(isOrganization),
        role,
        section.fitting(
            "external-id", EXTERNAL_ID, "2 to 1224 letters, digits or any of +=,.@:/-_"),
        section
            .fitting("session-name", SESSION, "2 to 64 letters, digits or any of +=,.@-_")
            .orElse(AwsSettings.SESSION_NAME),
        section.fitting("profile", PROFILE, "the name of a profile"),
        regions,
        section.line());
  }

  private boolean isOrganization() {
    Optional<Yaml> value = section.value("organization");
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof Yaml.Scalar scalar
        && scalar.type() == Yaml.Type.BOOLEAN
        && scalar.text().equals("true")) {
      return true;
    }
    section.problem(
        section.line("organization"),
        "organization: true expected; leave the key out where accounts are listed");
    return true;
  }

  private List<String> accounts(boolean isOrganization) {
    if (!isOrganization && !section.has("accounts")) {
      section.problem(
          section.line(), "aws has neither accounts nor organization, one of them expected");
      return List.of();
    }
    if (isOrganization && section.has("accounts")) {
      section.problem(
          section.line("accounts"),
          "aws has both accounts and organization; exclude takes accounts out of an organization");
    }
    return section.has("accounts") ? AccountNumbers.of(section, "accounts") : List.of();
  }

  private List<String> excluded(boolean isOrganization) {
    if (!section.has("exclude")) {
      return List.of();
    }
    if (!isOrganization) {
      section.problem(
          section.line("exclude"), "exclude takes accounts out of an organization; there is none");
    }
    return AccountNumbers.of(section, "exclude");
  }

  /** Empty for all of them. */
  private List<String> regions() {
    if (section.value("regions").orElse(null) instanceof Yaml.Scalar scalar
        && scalar.type() == Yaml.Type.TEXT) {
      if (!scalar.text().equals(AwsSettings.ALL)) {
        section.problem(
            scalar.line(),
            "regions is \"%s\", all or a list of names like eu-central-1 expected"
                .formatted(scalar.text()));
      }
      return List.of();
    }
    return AccountNumbers.regions(section);
  }

  private Optional<String> role() {
    Optional<Yaml.Scalar> role = section.scalar("role");
    boolean isArn = role.filter(found -> found.text().startsWith("arn:")).isPresent();
    role.filter(found -> !(isArn ? ROLE_ARN : ROLE).matcher(found.text()).matches())
        .ifPresent(
            found ->
                section.problem(
                    found.line(),
                    ("role \"%s\": the name of a role expected, or an ARN like"
                            + " arn:aws:iam::{account}:role/audit")
                        .formatted(found.text())));
    return role.map(Yaml.Scalar::text);
  }

  private void requireRole(Optional<String> role, List<String> accounts, boolean isOrganization) {
    if (role.isEmpty() && (isOrganization || accounts.size() > 1)) {
      section.problem(
          section.line(), "role is missing: it is what leads from one account into the others");
    }
    if (role.isEmpty() && section.has("external-id")) {
      section.problem(section.line("external-id"), "external-id goes with a role; there is none");
    }
    boolean isOfOne =
        role.filter(name -> name.startsWith("arn:") && !name.contains("{account}")).isPresent();
    if (isOfOne && (isOrganization || accounts.size() > 1)) {
      section.problem(
          section.line("role"),
          "role is in one account and there are several: write {account} for the number");
    }
  }
}
