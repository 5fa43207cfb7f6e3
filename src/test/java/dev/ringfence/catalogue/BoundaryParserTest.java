package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.BoundaryPolicy.Allowed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundaryParserTest {
  private static final String HEAD =
      """
      estate: shop
      sources:
        - {export: x, accounts: ["111122223333"], regions: [eu-central-1]}
      """;
  private static final String ZONES =
      """
      zones:
        - {name: web, tier: public, cidrs: [10.0.0.0/24]}
        - {name: api, tier: application, cidrs: [10.0.1.0/24]}
        - {name: stores, tier: data, cidrs: [10.0.2.0/24]}
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private List<BoundaryPolicy> read(String boundaries) {
    folder.with("audit.yaml", HEAD + ZONES + "boundaries:\n" + boundaries);
    return AuditSettings.read(folder.file("audit.yaml"), new WordCompiler()).policies();
  }

  private List<String> problems(String boundaries) {
    return folder.problemsOf(() -> read(boundaries));
  }

  @Test
  void given_a_list_of_allowances_then_each_is_read_with_its_line() {
    List<BoundaryPolicy> policies =
        read(
            """
              - from: api
                to: stores
                documented: required
                allow:
                  - {protocol: tcp, ports: [5432, "6379-6380"]}
                  - protocol: [udp, tcp]
                    ports: 53
                  - {protocol: icmp}
                  - {protocol: 47}
            """);

    BoundaryPolicy policy = policies.get(0);
    assertThat(policy.boundary().id()).isEqualTo("api->stores");
    assertThat(policy.needsDocument()).isTrue();
    assertThat(policy.source().display()).isEqualTo("audit.yaml:9");
    assertThat(policy.allowed())
        .extracting(Allowed::services)
        .containsExactly(
            Services.tcp(Ports.of(5432, 6379, 6380)),
            Services.tcp(Ports.of(53)).union(Services.udp(Ports.of(53))),
            Services.of(Protocol.ICMP),
            Services.of(Protocol.GRE));
    assertThat(policy.allowed())
        .extracting(Allowed::text)
        .containsExactly("tcp 5432,6379-6380", "udp,tcp 53", "icmp", "47");
    assertThat(policy.allowed().get(1).source().display()).isEqualTo("audit.yaml:14");
  }

  @Test
  void given_one_line_then_it_says_all_that_may_pass() {
    List<BoundaryPolicy> policies =
        read(
            """
              - {from: web, to: api, only: tcp 8080}
              - {from: web, to: web, only: [tcp 22, udp 53]}
              - {from: internet, to: stores, allow: none}
            """);

    assertThat(policies.get(0).allowed())
        .extracting(Allowed::services)
        .containsExactly(Services.tcp(Ports.of(8080)));
    assertThat(policies.get(0).allowed()).extracting(Allowed::text).containsExactly("tcp 8080");
    assertThat(policies.get(0).needsDocument()).isFalse();
    assertThat(policies.get(1).allowed()).hasSize(2);
    assertThat(policies.get(2).allowed()).isEmpty();
  }

  @Test
  void given_sides_of_an_allowance_then_predicates_blocks_and_names_are_told_apart() {
    List<Allowed> allowed =
        read("""
                  - from: api
                    to: stores
                    allow:
                      - protocol: tcp
                        from: 'endpoint.tags["Tier"] == "x"'
                        to: "orders-*"
                      - {protocol: tcp, from: 10.0.1.0/28, to: fd00::/8}
                """)
            .get(0)
            .allowed();

    assertThat(allowed.get(0).from().orElseThrow().addresses()).isEmpty();
    assertThat(allowed.get(0).text())
        .isEqualTo("tcp from endpoint.tags[\"Tier\"] == \"x\" to orders-*");
    assertThat(allowed.get(1).from().orElseThrow().addresses())
        .contains(Addresses.of("10.0.1.0/28"));
    assertThat(allowed.get(1).to().orElseThrow().addresses()).contains(Addresses.of("fd00::/8"));
  }

  @Test
  void given_no_zones_then_boundaries_are_between_tiers() {
    folder.with("audit.yaml", HEAD + "boundaries:\n  - {from: public, to: data, allow: none}\n");

    assertThat(AuditSettings.read(folder.file("audit.yaml"), new WordCompiler()).policies())
        .extracting(policy -> policy.boundary().id())
        .containsExactly("public->data");
  }

  @Test
  void given_many_faults_then_all_of_them_are_named_at_once() {
    assertThat(
            problems(
                """
                  - {from: wbe, to: api, allow: none}
                  - {from: web, to: api, allow: none, only: tcp 8080}
                  - {from: web, to: stores, alow: none}
                  - {from: web, to: api, only: tcp 80800}
                  - {from: internet, to: on-premises, allow: none}
                  - {from: api, to: stores, documented: yes, allow: all}
                  - from: stores
                    to: api
                    allow:
                      - {protocol: tpc, ports: [5432]}
                      - {protocol: tcp, ports: [9000-80, x]}
                      - {protocol: icmp, ports: 8}
                      - {ports: 80, form: a}
                      - {protocol: tcp, to: endpoint.misspelt, from: 10.0.0.1/24}
                      - {protocol: tcp, to: 10.0.0.1}
                """))
        .containsExactly(
            "audit.yaml:9: from: unknown zone \"wbe\"; nearest is \"web\"; allowed are web, api,"
                + " stores, internet, on-premises, provider-services, other-networks, unassigned",
            "audit.yaml:10: boundary has both allow and only, one of them expected",
            "audit.yaml:11: boundary has neither allow nor only, one of them expected: \"allow:"
                + " none\" lets nothing pass",
            "audit.yaml:11: unknown key \"alow\" in a boundary; nearest is \"allow\"; allowed are"
                + " from, to, allow, only, documented",
            "audit.yaml:12: boundary web -> api has a policy on line 10 already, one for each"
                + " expected",
            "audit.yaml:12: only: port 80800: ports are 0-65535",
            "audit.yaml:13: neither internet nor on-premises has endpoints of this estate, and what"
                + " passes between them is not seen",
            "audit.yaml:14: allow is \"all\", \"none\" or a list of what may pass expected; in one"
                + " line it is \"only: tcp 443\"",
            "audit.yaml:14: unknown documented \"yes\"; allowed are required, optional",
            "audit.yaml:18: unknown protocol \"tpc\"; nearest is \"tcp\"; allowed are tcp, udp,"
                + " icmp, icmpv6, any or a number 0-255",
            "audit.yaml:19: port \"x\": a number, a range such as 8000-8080 or \"any\" expected",
            "audit.yaml:19: port range 9000-80 is reversed: 80-9000 expected",
            "audit.yaml:20: protocol icmp has no ports, and 8 is given",
            "audit.yaml:21: key \"protocol\" is missing",
            "audit.yaml:21: unknown key \"form\" in an allowance; nearest is \"from\"; allowed are"
                + " protocol, ports, from, to",
            "audit.yaml:22: from: block 10.0.0.1/24 has bits beyond its prefix or is not written"
                + " plainly: 10.0.0.0/24 expected",
            "audit.yaml:22: to: undefined field 'misspelt' of endpoint",
            "audit.yaml:23: to: address 10.0.0.1 without a prefix length, a block expected, such as"
                + " 10.0.0.1/32");
  }

  @Test
  void given_lists_that_are_empty_or_of_the_wrong_sort_then_they_are_refused() {
    assertThat(
            problems(
                """
                  - {from: web, to: api, allow: []}
                  - {from: web, to: stores, only: []}
                  - {from: api, to: web, only: ""}
                  - {from: api, to: stores, allow: [{protocol: tcp, ports: []}, tcp]}
                  - {from: stores, to: web, only: 8080}
                """))
        .containsExactly(
            "audit.yaml:9: allow is an empty list, \"none\" expected for that",
            "audit.yaml:10: only is an empty list; \"allow: none\" expected",
            "audit.yaml:11: only is blank; \"allow: none\" lets nothing pass",
            "audit.yaml:12: ports is an empty list, at least one entry expected",
            "audit.yaml:12: text found, a mapping expected: an allowance with protocol, ports,"
                + " from, to",
            "audit.yaml:13: only is 8080, which YAML reads as a whole number, text expected; write"
                + " it in quotes: \"8080\"");
    assertThat(problems("  []\n"))
        .containsExactly(
            "audit.yaml:8: boundaries is an empty list, which would deny everything; leave the key"
                + " out if there is no policy yet");
  }
}
