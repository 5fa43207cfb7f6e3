package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CallTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFilesTest {
  private static final String CONTROL =
      """
      id: NET-1
      title: Networks are apart
      severity: high
      checks:
        - id: net-1.closed
          engine: resource
          title: Filters are closed
          subject: filter
          require: use(ports, days, names)
          parameters: {ports: [22], days: 90, names: []}
      """;

  private static final String AUDIT =
      """
      estate: shop
      sources:
        - {export: "{period}", accounts: ["111122223333"], regions: [eu-central-1]}
      """;

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp).with("shipped/NET-1.yaml", CONTROL);
  }

  private AuditConfiguration read() {
    return new AuditFiles(new WordCompiler(), new CallTable(List.of()), folder.file("shipped"))
        .read(folder.file("audit.yaml"));
  }

  private Object parameter(String name) {
    return read()
        .catalogue()
        .controls()
        .get(0)
        .checks()
        .get(0)
        .parameters()
        .values()
        .getOrDefault(name, "");
  }

  private List<String> problems() {
    return folder.problemsOf(this::read);
  }

  @Test
  void given_parameters_of_an_audit_then_they_replace_those_of_the_control() {
    folder.with(
        "audit.yaml",
        AUDIT + "parameters:\n  net-1.closed: {ports: [22, 3389], days: 365, names: [a]}\n");

    assertThat(parameter("ports")).isEqualTo(List.of(22L, 3389L));
    assertThat(parameter("days")).isEqualTo(365L);
    assertThat(parameter("names")).isEqualTo(List.of("a"));
  }

  @Test
  void given_parameters_nobody_has_or_of_another_sort_then_each_is_named() {
    folder.with(
        "audit.yaml",
        AUDIT
            + "parameters:\n"
            + "  net-1.closed:\n"
            + "    port: [22]\n"
            + "    ports: [ssh]\n"
            + "    days: soon\n"
            + "  net-1.closd: {}\n");

    assertThat(problems())
        .containsExactly(
            "audit.yaml:6: unknown parameter \"port\"; nearest is \"ports\"; allowed are days,"
                + " names, ports",
            "audit.yaml:7: parameter \"ports\" is a list of texts, a list of whole numbers expected",
            "audit.yaml:8: parameter \"days\" is text, a whole number expected",
            "audit.yaml:9: unknown check \"net-1.closd\"; nearest is \"net-1.closed\"; allowed are"
                + " net-1.closed");
  }

  @Test
  void given_controls_of_its_own_then_the_shipped_ones_are_not_read() {
    folder
        .with("own/a.yaml", CONTROL.replace("NET-1", "OWN-1"))
        .with("audit.yaml", AUDIT + "controls: own\n");

    assertThat(read().catalogue().controls())
        .extracting(control -> control.id().value())
        .containsExactly("OWN-1");
  }

  @Test
  void given_mistakes_in_every_sort_of_file_then_all_are_named_at_once() {
    folder
        .with("own/a.yaml", CONTROL.replace("severity: high", "severity: huge"))
        .with("exceptions/a.yaml", "id: E\ncontrol: NET-7\n")
        .with("attestations/a.yaml", "chek: x\n")
        .with(
            "audit.yaml",
            AUDIT
                + "estat: x\ncontrols: own\nexceptions: exceptions\nattestations: attestations\n"
                + "parameters: {net-7.none: {}}\n");

    assertThat(problems()).filteredOn(p -> p.startsWith("audit.yaml")).hasSize(1);
    assertThat(problems())
        .filteredOn(p -> p.startsWith("own/a.yaml:3: unknown severity"))
        .hasSize(1);
    assertThat(problems()).filteredOn(p -> p.startsWith("exceptions/a.yaml")).hasSize(8);
    assertThat(problems()).filteredOn(p -> p.startsWith("attestations/a.yaml")).hasSize(7);
  }

  @Test
  void given_every_file_then_what_findings_may_cite_can_be_sealed() {
    folder
        .with(
            "boundaries.md", "| Source | Destination | Port | Protocol | Purpose |\n|-|-|-|-|-|\n")
        .withFolder("attestations")
        .with(
            "exceptions/a.yaml",
            """
            id: E-1
            control: NET-1
            subjects: [sg-1]
            reason: r
            risk: low
            compensating-control: c
            owner: o
            approver: a
            ticket: t
            granted: 2026-01-01
            last-day: 2026-01-31
            """)
        .with(
            "audit.yaml",
            AUDIT
                + "documented: boundaries.md\nexceptions: exceptions\nattestations: attestations\n");

    AuditConfiguration configuration = read();

    assertThat(configuration.citedFiles())
        .extracting(SourceFile::name)
        .containsExactly("audit.yaml", "boundaries.md", "exceptions/a.yaml");
    assertThat(configuration.register().grants()).hasSize(1);
  }

  @Test
  void given_no_exceptions_then_their_digest_is_that_of_nothing() {
    folder.with("audit.yaml", AUDIT);

    // SHA-256 of no bytes (FIPS 180-4).
    assertThat(read().exceptionsDigest().sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
