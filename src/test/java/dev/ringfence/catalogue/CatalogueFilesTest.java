package dev.ringfence.catalogue;

import static dev.ringfence.catalogue.CatalogueFiles.Demand.RUNNABLE;
import static dev.ringfence.catalogue.CatalogueFiles.Demand.SHOWN_BY_EXAMPLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example;
import dev.ringfence.control.MaturityLevel;
import dev.ringfence.control.Operator;
import dev.ringfence.control.Requirement;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.CallTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFilesTest {
  private static final CallTable CALLS =
      CallTable.parse(
          "header\n"
              + "ec2:DescribeVpcs\tvpc\tp\tVpcs\t\t\t\tregion\tvirtualNetwork\t\t\t\n"
              + "rds:DescribeDBClusters\tdata\tp\tDBClusters\t\t\t\tregion\tdataStore\t\t\t\n");

  private static final String HEAD = "id: NET-1\ntitle: Networks are apart\nseverity: high\n";

  private static final String CHECK =
      HEAD
          + """
            checks:
              - id: net-1.closed
                engine: resource
                title: Filters are closed
                subject: filter
                where: filter.name != "x"
                require: |
                  filter.ingress.all(p,
                    p.ok) && use(ports, strict, days, names)
                parameters:
                  ports: [22, 3389]
                  strict: true
                  days: 90
                  names: [a, b]
                remediation: Close it.
                examples:
                  compliant:
                    - name: closed
                      evidence:
                        a.json: '{"Vpcs": []}'
                  non-compliant:
                    - name: open
                      because: ingress
                      evidence:
                        a.json: {Vpcs: [{VpcId: vpc-1, IsDefault: true, Size: 0x10, No: null}]}
                      empty: ["rds:DescribeDBClusters"]
                  inconclusive:
                    - name: not told
                      because: not known
                      evidence: {a.json: "{}"}
            """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private Catalogue read(CatalogueFiles.Demand demand) {
    return new CatalogueFiles(new WordCompiler(), CALLS, demand).read(folder.path());
  }

  private List<String> problems() {
    return folder.problemsOf(() -> read(RUNNABLE));
  }

  private CheckDefinition onlyCheck() {
    return read(RUNNABLE).controls().get(0).checks().get(0);
  }

  @Test
  void given_a_resource_check_then_every_field_is_read() {
    folder.with("net/NET-1.yaml", CHECK);

    Control control = read(SHOWN_BY_EXAMPLES).controls().get(0);
    CheckDefinition check = control.checks().get(0);

    assertThat(control.file()).isEqualTo("net/NET-1.yaml");
    assertThat(check.id().value()).isEqualTo("net-1.closed");
    assertThat(check.engine()).isEqualTo(Engine.RESOURCE);
    assertThat(check.severity()).isEqualTo(Severity.HIGH);
    assertThat(check.subject()).isEqualTo("filter");
    assertThat(check.where()).isEqualTo("filter.name != \"x\"");
    assertThat(check.require())
        .isEqualTo("filter.ingress.all(p,\n  p.ok) && use(ports, strict, days, names)");
    assertThat(check.parameters().values())
        .containsEntry("ports", List.of(22L, 3389L))
        .containsEntry("strict", true)
        .containsEntry("days", 90L)
        .containsEntry("names", List.of("a", "b"));
    assertThat(check.isExecutable()).isTrue();
    assertThat(check.line()).isEqualTo(5);
  }

  @Test
  void given_evidence_as_a_mapping_then_it_becomes_json() {
    folder.with("NET-1.yaml", CHECK);

    Example example = onlyCheck().examples().get(1);

    assertThat(example.expected()).isEqualTo(Example.Expected.NON_COMPLIANT);
    assertThat(example.empty()).containsExactly("rds:DescribeDBClusters");
    assertThat(example.evidence().get("a.json"))
        .isEqualTo(
            """
            {
              "Vpcs": [
                {
                  "VpcId": "vpc-1",
                  "IsDefault": true,
                  "Size": 16,
                  "No": null
                }
              ]
            }
            """);
  }

  @Test
  void given_a_control_in_the_shape_of_waf_then_it_loads_as_it_is() {
    folder.with(
        "WAF-NET-900.yml",
        """
        id: WAF-NET-900
        title: "Buckets have owners"
        pillar: "security"
        status: "active"
        severity: "medium"
        category: "storage"
        type: ['configuration']
        tags: ['storage', 'owner']
        description: >
          Every bucket names
          its owner.
        rationale: Nobody cleans what nobody owns.
        threat:
          - "Forgotten data"
        regulatory_mapping:
          - framework: "Framework 1"
            controls:
              - "A.1"
              - "A.2"
        implementation_guidance:
          - "Tag them."
        maturity_levels:
          level_1:
            description: "None"
            criteria: ["No tag"]
          level_2:
            description: "Some"
        evidence:
          required:
            - kind: "iac"
              description: "Code"
        checks:
          - id: "waf-net-900.tf.owner"
            engine: "terraform"
            provider: "aws"
            automated: true
            severity: "low"
            title: "Buckets carry an owner tag"
            description: "The tag is set."
            scope:
              block_type: "resource"
              resource_types: ["aws_s3_bucket"]
            assertions:
              - attribute: "tags"
                op: "key_exists"
                key: "owner"
                message: "No owner."
            on_fail: "violation"
            remediation: "Set it."
            example:
              compliant: |
                resource "aws_s3_bucket" "a" { tags = { owner = "me" } }
              non_compliant: |
                resource "aws_s3_bucket" "a" {}
          - id: "waf-net-900.tf.nothing"
            engine: "terraform"
            title: "Nothing is asserted"
        references:
          narrative: "page"
        """);

    Control control = read(RUNNABLE).controls().get(0);
    CheckDefinition check = control.checks().get(0);

    assertThat(control.description()).isEqualTo("Every bucket names its owner.");
    assertThat(control.requirements())
        .containsExactly(new Requirement("Framework 1", List.of("A.1", "A.2")));
    assertThat(control.maturityLevels())
        .containsExactly(
            new MaturityLevel(1, "None", List.of("No tag")),
            new MaturityLevel(2, "Some", List.of()));
    assertThat(check.notExecutable()).isEmpty();
    assertThat(check.message()).isEqualTo("No owner.");
    assertThat(check.blocks().orElseThrow().scope().types()).containsExactly("aws_s3_bucket");
    assertThat(check.blocks().orElseThrow().assertions().get(0).operator())
        .isEqualTo(Operator.KEY_EXISTS);
    assertThat(check.severity()).isEqualTo(Severity.LOW);
    assertThat(check.examples()).hasSize(2);
    assertThat(check.examples().get(1).evidence())
        .containsEntry("main.tf", "resource \"aws_s3_bucket\" \"a\" {}\n");
    assertThat(control.checks().get(1).notExecutable()).contains("states no assertions");
    assertThat(control.checks().get(1).severity()).isEqualTo(Severity.MEDIUM);
  }

  private static final String BLOCKS =
      HEAD
          + """
            checks:
              - id: net-1.blocks
                engine: terraform
                title: Blocks
                scope: {block_type: resource, resource_types: [aws_vpc]}
                assertions:
            """;

  @Test
  void given_an_operator_of_another_edition_then_its_check_is_not_executable_and_says_so() {
    folder.with("NET-1.yaml", BLOCKS + "      - {attribute: a, op: is_tru}\n");

    assertThat(onlyCheck().notExecutable())
        .contains("unknown operator \"is_tru\", nearest is \"is_true\"");
  }

  @Test
  void given_a_condition_that_is_not_known_then_its_check_is_not_executable_and_says_so() {
    folder.with(
        "NET-1.yaml",
        BLOCKS + "      - {attribute: a, op: attribute_exists_if, condition: it_rains}\n");

    assertThat(onlyCheck().notExecutable()).contains("unknown condition \"it_rains\"");
  }

  @Test
  void given_assertions_that_are_malformed_then_each_is_named_with_its_line() {
    folder.with(
        "NET-1.yaml",
        BLOCKS
            + """
                  - {attribute: "a..b", op: is_true}
                  - {attribute: a, op: matches, pattern: "(["}
                  - {attribute: a, op: equals}
                  - {attribute: a, op: greater_than_or_equal, value: many}
                  - {attribute: a, op: has_associated_resource, associated_attribute: b}
                  - {attribute: a, op: is_true, valeu: 1}
                  - {op: is_true}
            """);

    assertThat(problems())
        .containsExactly(
            "NET-1.yaml:10: attribute \"a..b\": names with dots between expected",
            "NET-1.yaml:11: no regular expression: Unclosed character class",
            "NET-1.yaml:12: key \"value\" is missing",
            "NET-1.yaml:13: a number expected as value",
            "NET-1.yaml:14: key \"associated_resource_type\" is missing",
            "NET-1.yaml:15: unknown key \"valeu\" in an assertion; nearest is \"value\"; allowed are "
                + String.join(", ", Keys.ASSERTION),
            "NET-1.yaml:16: key \"attribute\" is missing");
  }

  @Test
  void given_yaml_beside_the_controls_that_is_something_else_then_it_is_passed_over_by_name() {
    folder.with("NET-1.yaml", CHECK).with("site.yml", "name: docs\nversion: '1.0'\n");

    assertThat(read(RUNNABLE).passedOver()).containsExactly("site.yml");
    assertThat(read(RUNNABLE).controls()).hasSize(1);
  }

  @Test
  void given_nothing_but_something_else_then_there_is_no_control() {
    folder.with("site.yml", "name: docs\n");

    assertThat(problems()).singleElement().asString().contains("none of its files has an id");
  }

  @Test
  void given_a_draft_without_checks_then_it_loads() {
    folder.with("WAF-NET-901.yml", HEAD + "requirements:\n  - key: a\nscoring: {pass: 1}\n");

    assertThat(read(RUNNABLE).controls().get(0).checks()).isEmpty();
  }

  @Test
  void given_many_mistakes_in_many_files_then_all_are_named_at_once() {
    folder
        .with("a.yaml", "id: NET-1\ntilte: x\nseverity: hihg\ntags: one\n")
        .with(
            "b.yaml",
            "id: NET-2\ntitle: 2026\nseverity: low\nchecks:\n  - id: c\n    engine: resorce\n");

    assertThat(problems())
        .containsExactly(
            "a.yaml:1: key \"title\" is missing",
            "a.yaml:2: unknown key \"tilte\" in a control; nearest is \"title\"; allowed are id,"
                + " title, pillar, status, severity, category, type, tags, description, rationale,"
                + " threat, regulatory_mapping, implementation_guidance, maturity_levels,"
                + " evidence, checks, references, requirements, scoring",
            "a.yaml:3: unknown severity \"hihg\"; nearest is \"high\"; allowed are critical, high,"
                + " medium, low",
            "a.yaml:4: tags is text, a list of texts expected",
            "b.yaml:2: title is 2026, which YAML reads as a whole number, text expected; write it"
                + " in quotes: \"2026\"",
            "b.yaml:6: unknown engine \"resorce\"; nearest is \"resource\"; allowed are resource,"
                + " boundary, terraform, manual");
  }

  @Test
  void given_an_expression_that_does_not_compile_then_its_own_line_is_named() {
    folder.with("NET-1.yaml", CHECK.replace("p.ok", "p.misspelt"));

    assertThat(problems())
        .containsExactly("NET-1.yaml:12: require: undefined field 'misspelt' of filter");
  }

  @Test
  void given_an_unknown_subject_then_the_nearest_kind_is_named() {
    folder.with("NET-1.yaml", CHECK.replace("subject: filter", "subject: fliter"));

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("NET-1.yaml:8: unknown subject \"fliter\"; nearest is \"filter\"; allowed are");
  }

  @Test
  void given_an_unknown_call_then_the_nearest_is_named() {
    folder.with("NET-1.yaml", CHECK.replace("rds:DescribeDBClusters", "rds:DescribeDbCluster"));

    assertThat(problems())
        .containsExactly(
            "NET-1.yaml:29: unknown call \"rds:DescribeDbCluster\"; nearest is"
                + " \"rds:DescribeDBClusters\"; allowed are the calls of calls/aws.tsv and"
                + " calls/azure.tsv");
  }

  @Test
  void given_ids_that_are_taken_then_both_places_are_named() {
    folder.with("a.yaml", CHECK).with("b.yaml", CHECK);

    assertThat(problems())
        .containsExactly(
            "b.yaml:1: control id \"NET-1\" is taken by a.yaml",
            "b.yaml:5: check id \"net-1.closed\" is taken by a.yaml:5");
  }

  @Test
  void given_a_check_without_an_inconclusive_example_then_only_shipped_controls_are_refused() {
    folder.with("NET-1.yaml", CHECK.substring(0, CHECK.indexOf("      inconclusive")));

    assertThat(problems()).isEmpty();
    assertThat(folder.problemsOf(() -> read(SHOWN_BY_EXAMPLES)))
        .containsExactly(
            "NET-1.yaml:19: no inconclusive example, at least one of each sort expected");
  }

  @Test
  void given_a_manual_check_then_no_example_is_demanded() {
    folder.with(
        "NET-1.yaml",
        HEAD + "checks:\n  - {id: net-1.asked, engine: manual, title: Someone looked}\n");

    assertThat(read(SHOWN_BY_EXAMPLES).controls().get(0).checks().get(0).isExecutable()).isTrue();
  }

  @Test
  void given_a_manual_check_that_is_about_some_resources_then_it_says_which() {
    String check = HEAD + "checks:\n  - {id: net-1.asked, engine: manual, title: t, %s}\n";

    folder.with("NET-1.yaml", check.formatted("subject: filter, where: filter.isDefault"));
    assertThat(problems()).isEmpty();
    folder.with("NET-1.yaml", check.formatted("where: filter.isDefault"));
    assertThat(problems()).singleElement().asString().contains("\"subject\"");
    folder.with("NET-1.yaml", check.formatted("subject: filter"));
    assertThat(problems()).singleElement().asString().contains("\"where\"");
    folder.with("NET-1.yaml", check.formatted("subject: filtre, where: filter.isDefault"));
    assertThat(problems()).singleElement().asString().contains("nearest is \"filter\"");
  }

  @Test
  void given_a_key_of_another_engine_then_it_is_unknown_here() {
    folder.with(
        "NET-1.yaml",
        HEAD + "checks:\n  - id: a\n    engine: manual\n    title: t\n    require: x\n");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("NET-1.yaml:8: unknown key \"require\" in a manual check");
  }

  @Test
  void given_a_parameter_of_no_known_sort_then_it_is_refused() {
    folder.with("NET-1.yaml", CHECK.replace("days: 90", "days: 1.5").replace("[a, b]", "[a, 1]"));

    assertThat(problems())
        .containsExactly(
            "NET-1.yaml:16: days is 1.5, which YAML reads as a decimal number, text, a whole"
                + " number, true or false, or a list of one of these expected",
            "NET-1.yaml:17: names mixes sorts of value, a list of one sort expected");
  }

  @Test
  void given_a_parameter_that_no_expression_uses_then_it_is_named() {
    folder.with("NET-1.yaml", CHECK.replace("days: 90", "weeks: 12"));

    assertThat(problems())
        .containsExactly(
            "NET-1.yaml:13: parameter \"weeks\" is used neither in where nor in require");
  }

  @Test
  void given_evidence_that_leads_out_of_its_folder_then_it_is_refused() {
    folder.with("NET-1.yaml", CHECK.replace("{a.json: \"{}\"}", "{../../a.json: \"{}\"}"));

    assertThat(problems())
        .containsExactly(
            "NET-1.yaml:33: evidence file \"../../a.json\": a relative name with forward slashes"
                + " expected");
  }

  @Test
  void given_an_account_number_with_a_leading_zero_in_evidence_then_quotes_are_asked_for() {
    folder.with("NET-1.yaml", CHECK.replace("VpcId: vpc-1", "OwnerId: 012345678901"));

    assertThat(problems())
        .containsExactly(
            "NET-1.yaml:28: 012345678901 is a number to YAML and would not come out as written:"
                + " \"012345678901\" in quotes expected");
  }

  @Test
  void given_no_folder_or_an_empty_one_then_it_says_so() {
    assertThat(problems())
        .containsExactly(
            folder.path() + ": no control in this folder: no file ends in .yaml or .yml");
    assertThat(
            folder.problemsOf(
                () ->
                    new CatalogueFiles(new WordCompiler(), CALLS, RUNNABLE)
                        .read(folder.file("none"))))
        .containsExactly("none: no such folder");
  }

  @Test
  void given_a_link_that_leads_nowhere_then_the_control_is_missed_aloud() throws IOException {
    folder.with("a.yaml", CHECK);
    Files.createSymbolicLink(folder.file("b.YML"), folder.file("gone.yml"));

    assertThat(problems()).containsExactly("b.YML: no such file");
  }

  @Test
  void given_a_folder_behind_a_link_then_its_controls_are_read() throws IOException {
    folder.with("real/a.yaml", CHECK).with("real/.hidden/b.yaml", "not: read\n");
    Files.createSymbolicLink(folder.file("link"), folder.file("real"));

    Catalogue catalogue =
        new CatalogueFiles(new WordCompiler(), CALLS, RUNNABLE).read(folder.file("link"));

    assertThat(catalogue.controls()).extracting(Control::file).containsExactly("a.yaml");
  }

  @Test
  void given_a_folder_that_links_to_itself_then_it_is_refused() throws IOException {
    folder.with("a.yaml", CHECK);
    Files.createSymbolicLink(folder.file("loop"), folder.path());

    assertThat(problems()).singleElement().asString().contains("cannot be read: ");
  }

  @Test
  void given_the_same_files_the_digest_is_the_same_and_a_changed_byte_or_name_changes_it() {
    folder.with("a.yaml", CHECK).with("notes.txt", "not read");
    String first = read(RUNNABLE).digest().sha256();
    String second = read(RUNNABLE).digest().sha256();
    folder.with("a.yaml", CHECK + "# more\n");
    String third = read(RUNNABLE).digest().sha256();

    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
  }
}
