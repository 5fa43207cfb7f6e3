package dev.ringfence.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.history.Sighting;
import dev.ringfence.report.SampleAssessment;
import dev.ringfence.score.Counted;
import dev.ringfence.score.Scorecard;
import dev.ringfence.score.Scoring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What columns tell of findings is what their documents tell. */
class FindingColumnsTest {
  private static final List<Finding> FINDINGS = SampleAssessment.findings();

  private final SampleArchive stored = SampleArchive.of(SampleAssessment.header(Optional.empty()));
  private final JdbcAssessmentArchive archive = stored.archive();
  private Assessment assessment =
      new Assessment(stored.header(), SampleAssessment.digest("none"), 0);

  @BeforeEach
  void store_an_assessment() {
    assessment = stored.complete(Stream.empty(), FINDINGS);
  }

  @Test
  void the_score_of_the_columns_is_the_score_of_the_findings() {
    assertThat(score()).isEqualTo(Scoring.of(assessment.header().controls(), FINDINGS.stream()));
  }

  @Test
  void whatever_is_unmet_or_not_judged_is_sighted_as_its_finding_says() {
    assertThat(sightings())
        .isSubsetOf(FINDINGS.stream().map(Sighting::of).toList())
        .containsAll(
            FINDINGS.stream()
                .filter(finding -> finding.outcome().verdict() != Verdict.SATISFIED)
                .filter(finding -> finding.outcome().verdict() != Verdict.NOT_APPLICABLE)
                .map(Sighting::of)
                .toList());
  }

  @Test
  void beside_a_silent_source_what_is_settled_is_sighted_too() {
    Set<String> silent =
        FINDINGS.stream()
            .filter(f -> Counted.isSilence(f.outcome().verdict(), f.subject().kind()))
            .map(f -> f.check().value())
            .collect(Collectors.toSet());
    assertThat(silent).isNotEmpty();

    assertThat(sightings())
        .containsAll(
            FINDINGS.stream()
                .filter(finding -> silent.contains(finding.check().value()))
                .map(Sighting::of)
                .toList());
  }

  @Test
  void rows_from_before_there_were_all_columns_tell_the_same() {
    Scorecard score = score();
    List<Sighting> sightings = sightings();

    stored
        .template()
        .update("update finding set plane = null, provider = null, account = null, region = null");

    assertThat(score()).isEqualTo(score);
    assertThat(sightings()).containsExactlyInAnyOrderElementsOf(sightings);
  }

  private Scorecard score() {
    Scoring scoring = new Scoring(assessment.header().controls());
    archive.counts(assessment.digest()).forEach(scoring::add);
    return scoring.scorecard();
  }

  private List<Sighting> sightings() {
    try (Stream<Sighting> sightings = archive.sightings(assessment.digest())) {
      return sightings.toList();
    }
  }
}
