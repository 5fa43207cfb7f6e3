package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.expression.cel.CelExpressionCompiler;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the document are read as they stand. */
class BoundariesDocTest {
  private static final Path DOCUMENT = Path.of("src/docs/boundaries.md");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private static List<String> examples(String language) throws IOException {
    return FENCED
        .matcher(Files.readString(DOCUMENT))
        .results()
        .filter(found -> found.group(1).equals(language))
        .map(found -> found.group(2))
        .toList();
  }

  private AuditSettings read(String documented) throws IOException {
    folder.with(
        "audit.yaml",
        examples("yaml").get(0).replace("documented: boundaries.md", "documented: " + documented));
    return AuditSettings.read(folder.file("audit.yaml"), new CelExpressionCompiler());
  }

  @Test
  void given_the_example_of_zones_and_boundaries_then_it_reads_and_is_valid() throws IOException {
    folder.with("boundaries.md", examples("markdown").get(0));

    AuditSettings settings = read("boundaries.md");

    assertThat(settings.zones())
        .extracting(ZoneSettings::name)
        .containsExactly("web", "api", "stores");
    assertThat(settings.policies())
        .extracting(policy -> policy.boundary().id())
        .containsExactly(
            "internet->web", "web->api", "api->api", "api->stores", "internet->stores");
    assertThat(settings.policies())
        .filteredOn(BoundaryPolicy::needsDocument)
        .singleElement()
        .satisfies(policy -> assertThat(policy.allowed()).hasSize(3));
    assertThat(SchemaTest.faults(SchemaTest.compiled("audit"), folder.file("audit.yaml")))
        .isEmpty();
  }

  @Test
  void given_the_examples_of_tables_then_every_row_is_read() throws IOException {
    folder
        .with("flows.md", examples("markdown").get(0))
        .with("flows.csv", examples("csv").get(0))
        .with("flows.yaml", examples("yaml").get(1));

    List<DeclaredFlow> flows = read("[flows.md, flows.csv, flows.yaml]").declaredFlows();

    assertThat(flows)
        .extracting(flow -> flow.source().path())
        .containsExactly(
            "flows.md",
            "flows.md",
            "flows.md",
            "flows.md",
            "flows.md",
            "flows.csv",
            "flows.csv",
            "flows.yaml",
            "flows.yaml");
    assertThat(flows).allSatisfy(flow -> assertThat(flow.reviewed()).isPresent());
    assertThat(flows.get(3).services().toString()).isEqualTo("tcp,udp 53");
  }

  @Test
  void given_the_zones_that_exist_without_being_configured_then_all_are_named() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(Zone.FIXED)
        .allSatisfy(zone -> assertThat(document).contains("| `" + zone.name() + "` | "));
  }
}
