package dev.ringfence.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.LogGroup;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A statement is asked for where there is, or may be, a reason; nowhere else. */
class OccasionTest {
  private static final SourceRef FILE = SourceRef.at(new Digest("a".repeat(64)), "a.json", "/0");
  private static final EvidenceSource SOURCE =
      new EvidenceSource("aws", "111122223333", "eu-central-1");
  private static final CollectionGap REFUSED =
      new CollectionGap(
          Request.of(SOURCE, "logs:DescribeLogGroups"),
          CollectionGap.Reason.DENIED,
          "",
          Optional.empty());

  @Test
  void given_a_resource_that_is_selected_then_its_name_and_place_are_the_reason() {
    Judged judged = judged(List.of());

    assertThat(occasion(Truth.TRUE).absent(judged)).isEmpty();
    assertThat(occasion(Truth.TRUE).reasons(judged))
        .containsExactly(Observation.of("asked for by audit", FILE));
  }

  @Test
  void given_none_that_is_selected_then_nothing_is_to_be_stated() {
    Optional<Judgement> absent = occasion(Truth.FALSE).absent(judged(List.of()));

    assertThat(absent.orElseThrow().outcome().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void given_one_that_may_be_selected_then_the_statement_is_asked_for() {
    Judged judged = judged(List.of());

    assertThat(occasion(Truth.UNKNOWN).absent(judged)).isEmpty();
    assertThat(occasion(Truth.UNKNOWN).reasons(judged))
        .extracting(Observation::text)
        .containsExactly("whether audit asks for it is not known");
  }

  @Test
  void given_a_source_that_may_hide_one_then_the_statement_is_asked_for() {
    Judged judged = judged(List.of(REFUSED));

    assertThat(occasion(Truth.FALSE).absent(judged)).isEmpty();
    assertThat(occasion(Truth.FALSE).reasons(judged))
        .extracting(Observation::text)
        .allSatisfy(text -> assertThat(text).contains("logs:DescribeLogGroups"));
  }

  @Test
  void given_no_source_that_could_name_any_then_it_cannot_be_told() {
    Optional<Judgement> absent =
        occasion(Truth.TRUE).absent(ManualCheckTest.judged(NetworkModel.empty(Plane.ACTUAL)));

    assertThat(absent.orElseThrow().outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Occasion occasion(Truth truth) {
    return new Occasion(Kind.LOG_GROUP, Optional.of(resource -> new Decision(truth, List.of())));
  }

  private static Judged judged(List<CollectionGap> gaps) {
    Resource group =
        new LogGroup(
            new ResourceHeader(
                "audit", "audit", "audit", SOURCE, Plane.ACTUAL, Tags.none(FILE), FILE),
            Fact.known(30L, FILE),
            Fact.known("", FILE));
    return ManualCheckTest.judged(
        new NetworkModel(
            Plane.ACTUAL,
            List.of(group),
            List.of(new Enumeration(SOURCE, Kind.LOG_GROUP, gaps)),
            List.of()));
  }
}
