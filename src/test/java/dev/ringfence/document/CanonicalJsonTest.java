package dev.ringfence.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.FlowScope;
import dev.ringfence.exception.Narrowing;
import dev.ringfence.exception.Upkeep;
import dev.ringfence.network.Boundary;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was archived before a record had more to say keeps its text, and so its digest. */
class CanonicalJsonTest {
  private static final CanonicalJson JSON = new CanonicalJson();

  private static ExceptionGrant grant(Optional<Narrowing> narrowing, Optional<Upkeep> upkeep) {
    return new ExceptionGrant(
        "E-1",
        new ControlId("NET-1"),
        Optional.empty(),
        List.of("sg-1"),
        "r",
        "low",
        "none",
        "Shop",
        "Security",
        "T",
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 12, 31),
        SourceRef.atLine(new Digest("0".repeat(64)), "a.yaml", 3),
        narrowing,
        upkeep);
  }

  @Test
  void given_an_exception_for_subjects_then_its_text_is_what_it_was() {
    String text = JSON.text(grant(Optional.empty(), Optional.of(Upkeep.NONE)));

    assertThat(text).doesNotContain("narrowing", "upkeep");
    assertThat(JSON.read(text, ExceptionGrant.class))
        .isEqualTo(grant(Optional.empty(), Optional.empty()));
  }

  @Test
  void given_a_narrowed_exception_then_it_is_read_as_it_was_written() {
    ExceptionGrant grant =
        grant(
            Optional.of(
                new Narrowing(
                    List.of("rule"),
                    new TreeMap<>(Map.of("Env", "dev")),
                    Optional.of(new Boundary("a", "b")),
                    Optional.of(
                        new FlowScope(
                            List.of("tcp"), List.of("22"), List.of("10.0.0.0/8"), List.of())))),
            Optional.of(
                new Upkeep(Optional.of(30), Optional.empty(), List.of(LocalDate.of(2026, 2, 1)))));

    assertThat(JSON.read(JSON.text(grant), ExceptionGrant.class)).isEqualTo(grant);
  }
}
