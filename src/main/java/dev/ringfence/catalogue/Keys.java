package dev.ringfence.catalogue;

import dev.ringfence.control.Engine;
import java.util.List;
import java.util.stream.Stream;

/** The keys each sort of mapping may have; the JSON schemas list the same. */
final class Keys {
  static final List<String> CONTROL =
      List.of(
          "id",
          "title",
          "pillar",
          "status",
          "severity",
          "category",
          "type",
          "tags",
          "description",
          "rationale",
          "threat",
          "regulatory_mapping",
          "implementation_guidance",
          "maturity_levels",
          "evidence",
          "checks",
          "references",
          "requirements",
          "scoring");

  static final List<String> REQUIREMENT = List.of("framework", "controls");

  static final List<String> MATURITY_LEVELS =
      List.of("level_1", "level_2", "level_3", "level_4", "level_5");

  static final List<String> MATURITY_LEVEL = List.of("description", "criteria");

  private static final List<String> ANY_CHECK =
      List.of(
          "id",
          "engine",
          "severity",
          "title",
          "description",
          "provider",
          "automated",
          "message",
          "remediation",
          "on_fail");

  private static final List<String> RESOURCE_CHECK =
      List.of("subject", "where", "require", "parameters", "examples");

  /** Of these a boundary check has one. */
  static final List<String> BOUNDARY_DEMANDS =
      List.of("forbid", "allow", "policy", "documented", "paths", "apart", "addresses", "permits");

  private static final List<String> BOUNDARY_CHECK =
      Stream.concat(
              Stream.of(
                  "from", "to", "except", "remains", "via", "maxAgeDays", "parameters", "examples"),
              BOUNDARY_DEMANDS.stream())
          .toList();

  static final List<String> BOUNDARY_EXCEPT = List.of("from", "to", "roles", "via");

  static final List<String> BOUNDARY_SERVICE = List.of("protocol", "ports");

  static final List<String> BOUNDARY_PATHS = List.of("through");

  static final List<String> BOUNDARY_APART = List.of("tag", "values");

  private static final List<String> TERRAFORM_CHECK =
      List.of("scope", "assertions", "example", "examples");

  static final List<String> SCOPE =
      List.of(
          "block_type",
          "resource_types",
          "provider_name",
          "name_pattern",
          "filter",
          "block_type_fallback",
          "sub_block");

  /** Under any of these WAF++ writes what an assertion compares with; the first one counts. */
  static final List<String> EXPECTED = List.of("expected", "value", "values");

  static final List<String> ASSERTION =
      Stream.concat(
              EXPECTED.stream(),
              Stream.of(
                  "attribute",
                  "op",
                  "message",
                  "pattern",
                  "key",
                  "fallback_attribute",
                  "condition",
                  "conditions",
                  "sibling_condition",
                  "variable",
                  "allowed_values_variable",
                  "filter_pattern",
                  "associated_resource_type",
                  "associated_attribute",
                  "filter_attribute",
                  "filter_contains"))
          .toList();

  /** WAF++ has manual checks that still carry the assertions of an automated one. */
  private static final List<String> MANUAL_CHECK =
      List.of("subject", "where", "parameters", "scope", "assertions", "example");

  static final List<String> EXAMPLES = List.of("compliant", "non-compliant", "inconclusive");

  static final List<String> EXAMPLE = List.of("name", "because", "evidence", "empty", "audit");

  static final List<String> EXAMPLE_AUDIT = List.of("zones", "boundaries", "documented");

  static final List<String> TERRAFORM_EXAMPLE = List.of("compliant", "non_compliant");

  static final List<String> EXCEPTION =
      List.of(
          "id",
          "control",
          "check",
          "subjects",
          "rules",
          "tags",
          "boundary",
          "flow",
          "reason",
          "risk",
          "compensating-control",
          "owner",
          "approver",
          "ticket",
          "granted",
          "last-day",
          "review-days",
          "reviewed",
          "renewed");

  static final List<String> EXCEPTION_BOUNDARY = List.of("from", "to");

  static final List<String> EXCEPTION_FLOW = List.of("protocol", "ports", "from", "to");

  static final List<String> DISPUTE =
      List.of(
          "id",
          "control",
          "check",
          "subjects",
          "flow",
          "claimant",
          "reason",
          "raised",
          "ticket",
          "adjudicator",
          "verdict",
          "decided",
          "until",
          "note");

  static final List<String> REMEDIATION =
      List.of(
          "control",
          "check",
          "subjects",
          "owner",
          "ticket",
          "status",
          "due",
          "due-reason",
          "notes");

  static final List<String> REMEDIATION_NOTE = List.of("day", "text");

  static final List<String> FOLLOW_UP =
      List.of("owner-tag", "owner", "due-days", "broad-exception");

  static final List<String> ATTESTATION =
      List.of("check", "statement", "owner", "attested", "expires", "reference");

  static final List<String> AUDIT =
      List.of(
          "estate",
          "sources",
          "zones",
          "boundaries",
          "documented",
          "exceptions",
          "attestations",
          "disputes",
          "remediation",
          "follow-up",
          "controls",
          "parameters");

  static final List<String> SOURCE =
      List.of("export", "accounts", "regions", "hosts", "aws", "azure", "repository");

  static final List<String> HOST = List.of("file", "endpoint", "interface");

  static final List<String> AWS =
      List.of(
          "accounts",
          "organization",
          "exclude",
          "role",
          "external-id",
          "session-name",
          "profile",
          "regions");

  static final List<String> AZURE =
      List.of(
          "subscriptions",
          "management-group",
          "exclude",
          "tenant",
          "cloud",
          "endpoint",
          "authority",
          "audience");

  static final List<String> REPOSITORY =
      List.of("path", "url", "name", "ref", "paths", "user-variable", "token-variable");

  static final List<String> ZONE = List.of("name", "tier", "select", "cidrs");

  static final List<String> BOUNDARY = List.of("from", "to", "allow", "only", "documented");

  static final List<String> ALLOWED = List.of("protocol", "ports", "from", "to");

  static final List<String> FLOW =
      List.of(
          "source", "destination", "port", "ports", "protocol", "protocols", "purpose", "reviewed");

  private Keys() {}

  static List<String> check(Engine engine) {
    return Stream.concat(ANY_CHECK.stream(), ofEngine(engine).stream()).toList();
  }

  /** Keys of a check whose engine is not known. */
  static List<String> check() {
    return Stream.of(ANY_CHECK, RESOURCE_CHECK, BOUNDARY_CHECK, TERRAFORM_CHECK, MANUAL_CHECK)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<String> ofEngine(Engine engine) {
    return switch (engine) {
      case RESOURCE -> RESOURCE_CHECK;
      case BOUNDARY -> BOUNDARY_CHECK;
      case TERRAFORM -> TERRAFORM_CHECK;
      case MANUAL -> MANUAL_CHECK;
    };
  }
}
