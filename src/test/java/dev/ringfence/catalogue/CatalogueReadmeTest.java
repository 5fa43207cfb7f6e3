package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Catalogue;
import dev.ringfence.evidence.CallTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReadmeTest {
  private static final Path PAGE = ShippedFilesTest.CONTROLS.resolve("README.md");

  @Test
  void given_the_shipped_controls_then_their_page_says_what_they_say() throws IOException {
    String expected = CatalogueReadme.of(ShippedFilesTest.catalogue());
    if (Boolean.getBoolean("ringfence.update")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as("mvn -B test -Dtest=CatalogueReadmeTest -Dringfence.update=true writes it anew")
        .hasContent(expected);
  }

  @Test
  void given_a_control_then_every_part_of_it_is_on_the_page(@TempDir Path temp) {
    Folder folder =
        new Folder(temp)
            .with(
                "NET-1.yaml",
                """
                id: NET-1
                title: Networks are <apart>
                severity: high
                description: They do not meet.
                rationale: Flat is bad.
                threat: [Somebody moves on]
                regulatory_mapping:
                  - {framework: F 1, controls: ["1.1", "1.2"]}
                implementation_guidance: [Draw lines]
                checks:
                  - id: net-1.closed
                    engine: resource
                    title: Filters are closed
                    subject: filter
                    where: filter.a || filter.b
                    require: |
                      filter.ingress
                        .all(p, p.ok)
                    parameters: {ok: [22]}
                    message: It is open.
                    remediation: Close it.
                    examples:
                      inconclusive:
                        - {name: one | two, because: not known, evidence: {a.json: ""}}
                  - {id: net-1.tf, engine: terraform, title: Code is closed}
                """);

    Catalogue catalogue =
        new CatalogueFiles(
                new WordCompiler(), new CallTable(List.of()), CatalogueFiles.Demand.RUNNABLE)
            .read(folder.path());

    assertThat(CatalogueReadme.of(catalogue))
        .isEqualTo(
            """
            # Controls

            One YAML file per control. This page is generated from them: `mvn -B test -Dtest=CatalogueReadmeTest -Dringfence.update=true` writes it anew.

            | Control | Title | Severity | Checks that run | Checks that do not |
            | --- | --- | --- | --- | --- |
            | NET-1 | Networks are &lt;apart> | high | 1 | 1 |

            ## NET-1: Networks are &lt;apart>

            File `NET-1.yaml`, severity high.

            They do not meet.

            **Why:** Flat is bad.

            What can happen without it:

            - Somebody moves on

            | Framework | Requirements |
            | --- | --- |
            | F 1 | 1.1, 1.2 |

            How to get there:

            - Draw lines

            ### Filters are closed

            `net-1.closed`, engine resource, severity high.

            Judges every security group (`filter`) for which

            ```cel
            filter.a || filter.b
            ```

            and demands:

            ```cel
            filter.ingress
              .all(p, p.ok)
            ```

            | Parameter | Default |
            | --- | --- |
            | `ok` | `[22]` |

            **If it is not satisfied:** It is open.

            **Remediation:** Close it.

            | Example | Verdict | Because |
            | --- | --- | --- |
            | one \\| two | inconclusive | not known |

            ### Code is closed

            `net-1.tf`, engine terraform, severity high.

            **Does not run:** states no assertions
            """);
  }
}
