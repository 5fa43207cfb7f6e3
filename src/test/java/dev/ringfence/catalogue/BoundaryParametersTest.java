package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CallTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit may put in place of the parameters of boundary checks. */
class BoundaryParametersTest {
  private static final String CONTROL =
      """
      id: NET-1
      title: Networks are apart
      severity: high
      checks:
        - id: net-1.ports
          engine: boundary
          title: Ports
          from: any
          to: $inner
          allow: [{protocol: tcp, ports: $tcpPorts}]
          parameters: {tcpPorts: [443], inner: [data]}
        - id: net-1.table
          engine: boundary
          title: Table
          documented: required
          maxAgeDays: $days
          parameters: {days: 90}
      """;

  private static final String AUDIT =
      """
      estate: shop
      sources:
        - {export: "{period}", accounts: ["111122223333"], regions: [eu-central-1]}
      """;

  private static final String ZONES =
      """
      zones:
        - {name: stores, tier: data, cidrs: ["10.0.2.0/24"]}
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp).with("shipped/NET-1.yaml", CONTROL);
  }

  private List<String> problems(String audit) {
    folder.with("audit.yaml", audit);
    return folder.problemsOf(this::read);
  }

  private AuditConfiguration read() {
    return new AuditFiles(new WordCompiler(), new CallTable(List.of()), folder.file("shipped"))
        .read(folder.file("audit.yaml"));
  }

  @Test
  void given_values_that_mean_nothing_then_each_is_named_with_its_line() {
    assertThat(
            problems(
                AUDIT
                    + "parameters:\n"
                    + "  net-1.ports:\n"
                    + "    tcpPorts: [443, 70000]\n"
                    + "    inner: [dada]\n"
                    + "  net-1.table:\n"
                    + "    days: 0\n"
                    + ZONES))
        .containsExactly(
            "audit.yaml:6: parameter \"tcpPorts\" has 70000, a port 0-65535 expected",
            "audit.yaml:7: parameter \"inner\" names an unknown zone \"dada\"; nearest is"
                + " \"data\"; allowed are any, data, estate, internet, on-premises, other-networks,"
                + " outside, provider-services, stores, unassigned",
            "audit.yaml:9: parameter \"days\" is 0, a number of days above 0 expected");
  }

  @Test
  void given_configured_zones_then_their_names_and_tiers_are_values_and_no_others() {
    String own = "parameters:\n  net-1.ports: {inner: [%s]}\n";

    assertThat(problems(AUDIT + own.formatted("stores") + ZONES.replace("data", "vault")))
        .isEmpty();
    assertThat(problems(AUDIT + own.formatted("vault") + ZONES.replace("data", "vault"))).isEmpty();
    assertThat(problems(AUDIT + own.formatted("ledger") + ZONES)).hasSize(1);
  }

  @Test
  void given_no_zones_then_any_tag_may_name_one_but_not_almost_a_fixed_one() {
    String own = "parameters:\n  net-1.ports: {inner: [%s]}\n";

    assertThat(problems(AUDIT + own.formatted("ledger"))).isEmpty();
    assertThat(problems(AUDIT + own.formatted("internett"))).hasSize(1);
  }
}
