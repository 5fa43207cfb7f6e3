package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.network.Boundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sample estate on Azure passes as shipped, and each of the changes that its README lists fails
 * on the boundary that it opens.
 */
class AzureSampleTest {
  private static final Path SAMPLE = Path.of("src/samples/public-azure");
  private static final YearMonth MONTH = YearMonth.parse("2026-11");
  private static final Path EXPORTS =
      Path.of("2026-11/exports/0a1b2c3d-1111-4222-8333-444455556666");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void given_the_estate_as_shipped_then_every_boundary_is_as_its_owners_say() {
    JudgedEstate estate = JudgedEstate.of(SAMPLE.resolve("audit.yaml"), MONTH);

    assertThat(estate.violated()).isEmpty();
    for (Boundary boundary :
        List.of(new Boundary("internet", "public"), new Boundary("public", "application"))) {
      assertThat(estate.outcome("rf-seg-001.documented-flows", boundary))
          .as(boundary.id())
          .isInstanceOf(Satisfied.class);
    }
    assertThat(
            estate.outcome(
                "rf-seg-001.internet-reaches-public-zone-only",
                new Boundary("internet", "application")))
        .isInstanceOf(Satisfied.class);
    assertThat(estate.outcome("rf-seg-001.management-access", new Boundary("internet", "public")))
        .isInstanceOf(Satisfied.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the rule against management allows"
            + "| network-nsg-list | /0/securityRules/0/access | Allow | internet->public public->public",
        "web servers admit whatever is not management"
            + "| network-nsg-list | /0/securityRules/3/access | Allow | public->public",
        "the subnet of the web servers loses its group"
            + "| network-vnet-list | /0/subnets/0/networkSecurityGroup | | public->public",
        "the rule for web servers admits more ports"
            + "| network-nsg-list | /1/securityRules/0/destinationPortRange | 22-8443"
            + "| public->application",
        "the subnet of the order servers loses its group"
            + "| network-vnet-list | /0/subnets/1/networkSecurityGroup | | public->application",
        "the subnet of the order servers is private no more"
            + "| network-vnet-list | /0/subnets/1/defaultOutboundAccess | true"
            + "| application->internet"
      })
  void given_one_line_changed_then_the_boundary_it_opens_is_violated(
      String story, String file, String pointer, @Nullable String value, String opened)
      throws IOException {
    copy();
    change(file, pointer, value);

    JudgedEstate estate = JudgedEstate.of(folder.resolve("audit.yaml"), MONTH);

    assertThat(estate.violated())
        .as(story)
        .extracting(violated -> violated.boundary().id())
        .containsOnly(opened.split(" "));
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SAMPLE.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  /** Puts a text, a truth value or nothing in the place of what stands there. */
  private void change(String file, String pointer, @Nullable String value) throws IOException {
    Path changed = folder.resolve(EXPORTS).resolve(file + ".json");
    JsonNode document = JSON.readTree(Files.readAllBytes(changed));
    JsonPointer place = JsonPointer.compile(pointer);
    assertThat(document.at(place).isMissingNode()).as(pointer).isFalse();
    ObjectNode around = (ObjectNode) document.at(place.head());
    String member = place.last().getMatchingProperty();
    if (value == null) {
      around.putNull(member);
    } else if (value.equals("true")) {
      around.put(member, true);
    } else {
      around.put(member, value);
    }
    Files.write(changed, JSON.writeValueAsBytes(document));
  }
}
