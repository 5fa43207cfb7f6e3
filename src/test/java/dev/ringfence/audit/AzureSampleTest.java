package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.network.Boundary;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sample estate on Azure says of each boundary; its changes have a test of their own. */
class AzureSampleTest {
  private static final Path SAMPLE = Path.of("src/samples/public-azure");
  private static final YearMonth MONTH = YearMonth.parse("2026-11");

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
}
