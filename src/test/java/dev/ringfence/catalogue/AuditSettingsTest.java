package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSettingsTest {
  private static final String AUDIT =
      """
      estate: shop
      sources:
        - export: "{period}/exports"
          accounts: ["111122223333", "012345678901"]
          regions: [eu-central-1, us-gov-west-1]
      zones:
        - name: web
          tier: public
          select: endpoint.tags["Tier"] == "public"
        - name: stores
          tier: data
          cidrs: [10.1.0.0/24, "fd00:1::/64"]
      documented: boundaries.md
      exceptions: exceptions
      attestations: attestations
      parameters:
        net-1.closed:
          ports: [22]
      """;

  private static final String TABLE =
      """
      | Source | Destination | Port | Protocol | Purpose |
      | --- | --- | --- | --- | --- |
      | internet | web | 443 | TCP | Customers reach the shop |
      """;

  private static final String SOURCES_ONLY = AUDIT.substring(0, AUDIT.indexOf("zones:"));

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder =
        new Folder(temp)
            .withFolder("exceptions")
            .withFolder("attestations")
            .withFolder("2026-11/exports")
            .with("boundaries.md", TABLE);
  }

  private AuditSettings read(String text) {
    folder.with("audit.yaml", text);
    return AuditSettings.read(folder.file("audit.yaml"), new WordCompiler());
  }

  private List<String> problems(String text) {
    return folder.problemsOf(() -> read(text));
  }

  private List<String> zoneProblems(String zones) {
    return problems(SOURCES_ONLY + "zones:\n" + zones);
  }

  @Test
  void given_every_key_then_every_setting_is_read() {
    AuditSettings settings = read(AUDIT);

    assertThat(settings.estate()).isEqualTo("shop");
    assertThat(settings.sources()).hasSize(1);
    assertThat(settings.sources().get(0).accounts())
        .containsExactly("111122223333", "012345678901");
    assertThat(settings.sources().get(0).regions())
        .containsExactly("eu-central-1", "us-gov-west-1");
    assertThat(settings.sources().get(0).folder(YearMonth.of(2026, 11)))
        .isEqualTo(folder.file("2026-11/exports"));
    assertThat(settings.zones()).extracting(ZoneSettings::tier).containsExactly("public", "data");
    assertThat(settings.zones().get(0).select()).contains("endpoint.tags[\"Tier\"] == \"public\"");
    assertThat(settings.zones().get(1).addresses())
        .contains(Addresses.of("10.1.0.0/24", "fd00:1::/64"));
    assertThat(settings.zones().get(1).source().display()).isEqualTo("audit.yaml:10");
    assertThat(settings.documented()).extracting(SourceFile::name).containsExactly("boundaries.md");
    assertThat(settings.documented().get(0).bytes())
        .isEqualTo(TABLE.getBytes(StandardCharsets.UTF_8));
    assertThat(settings.declaredFlows())
        .extracting(flow -> flow.source().display())
        .containsExactly("boundaries.md:3");
    assertThat(settings.exceptions()).contains(folder.file("exceptions"));
    assertThat(settings.controls()).isEmpty();
    assertThat(settings.parameters()).hasSize(1);
    assertThat(settings.digest()).isEqualTo(settings.zones().get(0).source().digest());
  }

  @Test
  void given_only_what_is_needed_then_the_rest_is_absent() {
    AuditSettings settings = read(SOURCES_ONLY);

    assertThat(settings.zones()).isEmpty();
    assertThat(settings.documented()).isEmpty();
    assertThat(settings.exceptions()).isEqualTo(Optional.empty());
  }

  @Test
  void given_no_audit_yaml_then_it_says_what_to_do() {
    assertThat(
            folder.problemsOf(
                () -> AuditSettings.read(folder.file("other.yaml"), new WordCompiler())))
        .containsExactly(
            "other.yaml: no such file; \"ringfence init DIR\" writes an audit.yaml to start from,"
                + " and --config names one that lies elsewhere");
  }

  @Test
  void given_unknown_keys_on_every_level_then_the_nearest_are_named() {
    assertThat(
            problems(
                SOURCES_ONLY.replace("regions:", "region:")
                    + "zone: []\nzones:\n  - {name: a, tier: x, cidr: [10.0.0.0/8]}\n"))
        .containsExactly(
            "audit.yaml:3: key \"regions\" is missing",
            "audit.yaml:5: unknown key \"region\" in a source; nearest is \"regions\"; allowed are"
                + " export, accounts, regions, hosts, aws, azure, repository",
            "audit.yaml:6: unknown key \"zone\" in an audit; nearest is \"zones\"; allowed are"
                + " estate, sources, zones, boundaries, documented, exceptions, attestations,"
                + " disputes, remediation, follow-up, controls, parameters",
            "audit.yaml:8: unknown key \"cidr\" in a zone; nearest is \"cidrs\"; allowed are name,"
                + " tier, select, cidrs",
            "audit.yaml:8: zone has neither select nor cidrs, one of them expected");
  }

  @Test
  void given_account_numbers_without_quotes_then_the_lost_zero_is_explained() {
    assertThat(problems(SOURCES_ONLY.replace("\"012345678901\"", "012345678901, \"1234\"")))
        .containsExactly(
            "audit.yaml:4: account \"1234\": 12 digits in quotes expected",
            "audit.yaml:4: account 012345678901 stands without quotes, so YAML takes it for a"
                + " number, and a number loses leading zeros (YAML 1.1 even reads 0123 as octal"
                + " 83): write \"012345678901\"");
  }

  @Test
  void given_values_of_the_wrong_type_then_each_is_named() {
    assertThat(
            problems(
                "estate: [a]\nsources:\n  - {export: x, accounts: none, regions: 7}\nzones: 1\n"))
        .containsExactly(
            "audit.yaml:1: estate is a list, text expected",
            "audit.yaml:3: accounts is text, a list expected",
            "audit.yaml:3: regions is 7, which YAML reads as a whole number, a list of texts"
                + " expected",
            "audit.yaml:4: zones is 1, which YAML reads as a whole number, a list expected");
  }

  @Test
  void given_no_source_or_an_empty_one_then_it_is_refused() {
    assertThat(problems("estate: shop\n"))
        .containsExactly(
            "audit.yaml:1: no source: at least one with export, accounts and regions expected,"
                + " or one with aws, azure or repository");
    assertThat(problems("estate: shop\nsources:\n  - {export: x, accounts: [], regions: []}\n"))
        .containsExactly(
            "audit.yaml:3: key \"accounts\" is an empty list, at least one entry expected",
            "audit.yaml:3: key \"regions\" is an empty list, at least one entry expected");
  }

  @Test
  void given_an_account_and_region_in_two_sources_then_both_lines_are_named() {
    assertThat(
            problems(
                SOURCES_ONLY
                    + "  - {export: y, accounts: [\"111122223333\"], regions: [eu-central-1]}\n"))
        .containsExactly(
            "audit.yaml:6: account 111122223333 in eu-central-1 is covered by the source on line 3"
                + " already");
  }

  @Test
  void given_a_region_or_an_account_twice_or_no_region_then_it_is_named() {
    assertThat(
            problems(
                SOURCES_ONLY
                    .replace("us-gov-west-1", "eu-central-1, Frankfurt")
                    .replace("012345678901", "111122223333")))
        .containsExactly(
            "audit.yaml:4: accounts has \"111122223333\" twice",
            "audit.yaml:5: region \"Frankfurt\": a name like eu-central-1 expected",
            "audit.yaml:5: regions has \"eu-central-1\" twice");
  }

  @Test
  void given_an_estate_that_no_folder_can_be_named_after_then_it_is_refused() {
    for (String estate : List.of("../shop", "a/b", ".hidden", "a b", "shop.", "a".repeat(65))) {
      assertThat(problems(SOURCES_ONLY.replace("estate: shop", "estate: \"" + estate + "\"")))
          .singleElement()
          .asString()
          .startsWith("audit.yaml:1: estate \"" + estate + "\" is to name a folder: ");
    }
  }

  @Test
  void given_a_placeholder_that_is_not_replaced_then_it_is_refused() {
    assertThat(problems(SOURCES_ONLY.replace("{period}", "{perod}/{period")))
        .containsExactly(
            "audit.yaml:3: export has \"{period/exports\", only {period} is replaced",
            "audit.yaml:3: export has \"{perod}\", only {period} is replaced");
  }

  @Test
  void given_a_period_without_exports_then_the_line_of_the_source_is_named() {
    AuditSettings settings = read(SOURCES_ONLY);

    assertThat(problemsOfExports(settings, 11)).isEmpty();
    assertThat(problemsOfExports(settings, 12))
        .containsExactly(
            "audit.yaml:3: export folder of period 2026-12 does not exist: 2026-12/exports");
  }

  private List<String> problemsOfExports(AuditSettings settings, int month) {
    return folder.problemsOf(
        () -> {
          settings.requireSources(YearMonth.of(2026, month));
          return settings;
        });
  }

  @Test
  void given_files_and_folders_that_are_not_there_then_each_is_named() {
    assertThat(
            problems(
                SOURCES_ONLY
                    + "documented: flows.md\nexceptions: granted\nattestations: boundaries.md\n"
                    + "controls: own\n"))
        .containsExactly(
            "audit.yaml:6: documented: no such file: flows.md; leave the key out if there is no"
                + " table",
            "audit.yaml:7: exceptions: no such folder: granted",
            "audit.yaml:8: attestations: not a folder: boundaries.md",
            "audit.yaml:9: controls: no such folder: own");
  }

  @Test
  void given_several_tables_then_each_is_read_and_every_fault_of_each_is_named() {
    String list = SOURCES_ONLY + "documented: [boundaries.md, more.csv]\n";
    folder.with("more.csv", "Source,Destination,Port,Protocol,Purpose\nweb,api,8080,TCP,Orders\n");

    assertThat(read(list).declaredFlows())
        .extracting(flow -> flow.from() + " -> " + flow.to())
        .containsExactly("internet -> web", "web -> api");

    folder.with("more.csv", "Source,Destination,Port,Protocol,Purpose\nweb,,x,TCP,Orders\n");

    assertThat(problems(list.replace("estate: shop", "estate: .shop")))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("audit.yaml:1: estate \".shop\""),
            second -> assertThat(second).isEqualTo("more.csv:2: Destination is empty"),
            third -> assertThat(third).startsWith("more.csv:2: port \"x\": a number"));
    assertThat(problems(SOURCES_ONLY + "documented: []\n"))
        .containsExactly(
            "audit.yaml:6: key \"documented\" is an empty list, at least one entry expected");
  }

  @Test
  void given_overlapping_zones_then_both_blocks_and_lines_are_named() {
    assertThat(
            zoneProblems(
                """
                  - name: a
                    tier: x
                    cidrs:
                      - 10.0.0.0/16
                      - 10.0.1.0/24
                  - name: b
                    tier: y
                    cidrs: [10.0.128.0/17, 10.2.0.0/16]
                """))
        .containsExactly(
            "audit.yaml:14: zone b has 10.0.128.0/17, which overlaps with 10.0.0.0/16 of zone a on"
                + " line 10");
  }

  @Test
  void given_blocks_that_are_none_then_each_is_named() {
    assertThat(
            zoneProblems("  - {name: a, tier: x, cidrs: [10.0.0.0/33, 10.0.0.1/24, 10.0.0.0]}\n"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("audit.yaml:7: \"10.0.0.0\" is not a CIDR block"),
            second ->
                assertThat(second).startsWith("audit.yaml:7: \"10.0.0.0/33\" is not a CIDR block"),
            third ->
                assertThat(third)
                    .isEqualTo(
                        "audit.yaml:7: block 10.0.0.1/24 has bits beyond its prefix or is not"
                            + " written plainly: 10.0.0.0/24 expected"));
  }

  @Test
  void given_names_that_are_taken_or_fixed_then_they_are_refused() {
    assertThat(
            zoneProblems(
                """
                  - {name: a, tier: x, cidrs: [10.0.0.0/16]}
                  - {name: a, tier: x, cidrs: [10.1.0.0/16]}
                  - {name: internet, tier: x, cidrs: [10.2.0.0/16]}
                """))
        .containsExactly(
            "audit.yaml:8: zone \"a\" is configured on line 7 already",
            "audit.yaml:9: zone \"internet\" exists without being configured");
  }

  @Test
  void given_a_tier_misspelt_then_it_is_not_taken_for_an_own_one() {
    assertThat(
            zoneProblems(
                """
                  - {name: a, tier: aplication, cidrs: [10.0.0.0/16]}
                  - {name: b, tier: management, cidrs: [10.1.0.0/16]}
                """))
        .singleElement()
        .asString()
        .startsWith(
            "audit.yaml:7: tier \"aplication\" is none that checks know; nearest is"
                + " \"application\"");
  }

  @Test
  void given_a_selector_that_does_not_compile_then_its_line_is_named() {
    assertThat(
            zoneProblems(
                """
                  - name: a
                    tier: x
                    select: >-
                      endpoint.misspelt
                """))
        .containsExactly("audit.yaml:10: select: undefined field 'misspelt' of endpoint");
  }

  @Test
  void given_both_a_selector_and_blocks_then_one_is_asked_for() {
    assertThat(zoneProblems("  - {name: a, tier: x, select: s, cidrs: [10.0.0.0/8]}\n"))
        .containsExactly("audit.yaml:7: zone has both select and cidrs, one of them expected");
  }
}
