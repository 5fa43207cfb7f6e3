package dev.ringfence.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.TierZoning;
import dev.ringfence.policy.Documentation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManualCheckTest {
  private static final SourceRef FILE = SourceRef.atLine(new Digest("a".repeat(64)), "a.yaml", 1);
  private static final LocalDate ATTESTED = LocalDate.of(2026, 5, 1);

  @Test
  void given_a_statement_on_its_last_day_it_counts_and_the_day_after_it_does_not() {
    LocalDate last = LocalDate.of(2026, 10, 31);

    assertThat(verdict(last, last)).isEqualTo(Verdict.SATISFIED);
    assertThat(verdict(last, last.plusDays(1))).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_a_statement_that_names_a_far_end_it_counts_no_longer_than_the_check_allows() {
    LocalDate far = LocalDate.of(2036, 1, 1);

    assertThat(verdict(far, ATTESTED.plusDays(184))).isEqualTo(Verdict.SATISFIED);
    assertThat(verdict(far, ATTESTED.plusDays(185))).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_a_statement_of_tomorrow_it_does_not_count_today() {
    assertThat(verdict(LocalDate.of(2026, 10, 31), ATTESTED.minusDays(1)))
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_no_statement_nothing_is_known() {
    assertThat(judged(List.of(), ATTESTED).outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Verdict verdict(LocalDate expires, LocalDate day) {
    Attestation attestation =
        new Attestation(
            new CheckId("c.review"), "reviewed", "owner", ATTESTED, expires, "T-1", FILE);
    return judged(List.of(attestation), day).outcome().verdict();
  }

  private static Judgement judged(List<Attestation> attestations, LocalDate day) {
    return new ManualCheck(definition(), attestations, day, Optional.empty())
        .judge(judged(NetworkModel.empty(Plane.ACTUAL)))
        .get(0);
  }

  static Judged judged(NetworkModel network) {
    EvidenceSeal seal =
        new EvidenceSeal() {
          @Override
          public SourceRef manifest() {
            return FILE;
          }

          @Override
          public SourceRef gap(CollectionGap gap) {
            return FILE;
          }

          @Override
          public Optional<SourceRef> gap(String wording) {
            return Optional.empty();
          }
        };
    return new Judged(
        network,
        seal,
        FlowAnalysis.of(network, TierZoning.STANDARD),
        List.of(),
        Documentation.NONE);
  }

  private static CheckDefinition definition() {
    return new CheckDefinition(
        new CheckId("c.review"),
        Engine.MANUAL,
        Severity.MEDIUM,
        "Reviewed",
        "",
        "",
        "",
        "",
        new Parameters(new TreeMap<>(Map.of("mostDays", 184L))),
        "",
        "",
        List.of(),
        Optional.empty(),
        1);
  }
}
