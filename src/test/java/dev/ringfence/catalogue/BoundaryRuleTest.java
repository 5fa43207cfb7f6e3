package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.BoundaryRule.Service;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.evidence.CallTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundaryRuleTest {
  private static final CallTable CALLS =
      CallTable.parse(
          "header\nec2:DescribeVpcs\tvpc\tp\tVpcs\t\t\t\tregion\tvirtualNetwork\t\t\t\n");

  private static final String HEAD =
      """
      id: SEG-1
      title: Zones are apart
      severity: high
      checks:
        - id: seg-1.apart
          engine: boundary
          title: Nothing passes
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private CheckDefinition check(String rule) {
    folder.with("SEG-1.yaml", HEAD + rule.indent(4));
    return new CatalogueFiles(new WordCompiler(), CALLS, CatalogueFiles.Demand.RUNNABLE)
        .read(folder.path())
        .controls()
        .get(0)
        .checks()
        .get(0);
  }

  private List<String> problems(String rule) {
    return folder.problemsOf(() -> check(rule));
  }

  @Test
  void given_zones_exceptions_and_services_then_the_rule_has_them_and_runs() {
    CheckDefinition check =
        check(
            """
            from: internet
            to: [estate, "$more"]
            except: {to: [public, data], roles: bastion}
            via: [peering]
            forbid:
              - {protocol: tcp, ports: [22, 5000-6000, $ports]}
              - {protocol: icmp}
            parameters: {ports: [3389], more: [office]}
            """);

    assertThat(check.isExecutable()).isTrue();
    assertThat(check.boundary())
        .contains(
            new BoundaryRule(
                List.of("internet"),
                List.of("estate", "$more"),
                List.of(),
                List.of("public", "data"),
                List.of("bastion"),
                List.of(),
                List.of(),
                List.of("peering"),
                new Demand.Forbid(
                    List.of(
                        new Service("tcp", List.of("22", "5000-6000", "$ports")),
                        new Service("icmp", List.of())))));
    assertThat(check.boundary().orElseThrow().sentence())
        .isEqualTo(
            "No tcp 22,5000-6000,$ports or icmp passes from internet to estate, $more, by way of"
                + " peering, except to public, data, except from endpoints of role bastion.");
  }

  @Test
  void given_no_demand_or_two_then_one_is_asked_for() {
    String allowed =
        "one of forbid, allow, policy, documented, paths, apart, addresses, permits expected";

    assertThat(problems("from: any\nto: any\n"))
        .containsExactly(
            "SEG-1.yaml:5: a boundary check demands one thing, nothing found: " + allowed);
    assertThat(problems("from: any\nto: any\nforbid: all\npolicy: required\n"))
        .containsExactly(
            "SEG-1.yaml:5: a boundary check demands one thing, forbid and policy found: "
                + allowed);
  }

  @Test
  void given_a_misspelt_key_then_the_nearest_is_named() {
    assertThat(problems("from: any\nto: any\nforbidd: all\nforbid: all\n"))
        .singleElement()
        .asString()
        .startsWith(
            "SEG-1.yaml:10: unknown key \"forbidd\" in a boundary check; nearest is \"forbid\"");
  }

  @Test
  void given_a_zone_that_is_almost_a_known_one_then_the_known_one_is_named() {
    assertThat(problems("from: intrnet\nto: any\nforbid: all\n"))
        .singleElement()
        .asString()
        .startsWith(
            "SEG-1.yaml:8: from names zone \"intrnet\"; nearest is \"internet\"; known are any");
    assertThat(check("from: warehouse\nto: any\nforbid: all\n").boundary()).isPresent();
  }

  @Test
  void given_parameters_that_are_unknown_unused_or_no_ports_then_each_is_named() {
    assertThat(
            problems(
                """
                from: any
                to: any
                allow: [{protocol: tcp, ports: $port}]
                parameters: {ports: [70000]}
                """))
        .containsExactly(
            "SEG-1.yaml:10: ports names an unknown parameter \"port\"; nearest is \"ports\"; allowed"
                + " are ports",
            "SEG-1.yaml:11: parameter \"ports\" is not used");
    assertThat(
            problems(
                """
                from: any
                to: any
                allow: [{protocol: tcp, ports: $ports}]
                parameters: {ports: [70000]}
                """))
        .containsExactly("SEG-1.yaml:10: $ports is no list of ports 0-65535, one expected");
  }

  @Test
  void given_ports_of_a_protocol_without_any_then_that_is_said() {
    assertThat(problems("from: any\nto: any\nallow: [{protocol: icmp, ports: 8}]\n"))
        .containsExactly("SEG-1.yaml:10: icmp has no ports");
    assertThat(problems("from: any\nto: any\nallow: [{protocol: tcp, ports: 9-8}]\n"))
        .containsExactly(
            "SEG-1.yaml:10: ports \"9-8\": 0-65535, a range as 1024-2048 or a parameter expected");
  }

  @Test
  void given_an_unknown_way_then_the_nearest_is_named() {
    assertThat(problems("from: any\nto: any\nvia: [pearing]\npolicy: required\n"))
        .singleElement()
        .asString()
        .startsWith("SEG-1.yaml:10: unknown way \"pearing\"; nearest is \"peering\"");
  }

  @Test
  void given_settings_of_an_example_that_are_wrong_then_their_line_is_named() {
    assertThat(
            problems(
                """
                from: any
                to: any
                policy: required
                examples:
                  compliant:
                    - name: closed
                      evidence: {a.json: "{}"}
                      audit:
                        zones:
                          - {name: one, tier: one, cidrs: [10.0.0.0/8]}
                        boundaries:
                          - {from: one, to: twoo, allow: none}
                """))
        .singleElement()
        .asString()
        .startsWith("SEG-1.yaml:19: to: unknown zone \"twoo\"");
  }
}
