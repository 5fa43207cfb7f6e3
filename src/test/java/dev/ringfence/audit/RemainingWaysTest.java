package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.check.Outcome;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.network.Boundary;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** That a zone has no way out is never said without what still leaves it. */
class RemainingWaysTest {
  @Test
  void given_data_without_a_way_out_then_what_the_resolver_answers_is_said() {
    JudgedEstate september =
        JudgedEstate.of(
            Path.of("src/samples/three-tier-aws/audit.yaml"), YearMonth.parse("2026-09"));

    Outcome outcome =
        september.outcome("rf-seg-001.data-has-no-way-out", new Boundary("data", "internet"));

    assertThat(outcome).isInstanceOf(Satisfied.class);
    assertThat(outcome.observations().get(0).text())
        .contains("what remains: all protocols to provider-services")
        .contains("names asked of the resolver of the network");
  }
}
