package dev.ringfence.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.Sighting;
import dev.ringfence.history.jdbc.JdbcAttempts.Attempt;
import dev.ringfence.history.jdbc.JdbcAttempts.State;
import dev.ringfence.report.SampleAssessment;
import dev.ringfence.score.Counted;
import dev.ringfence.score.Scorecard;
import dev.ringfence.score.Scoring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What columns tell of findings is what their documents tell. */
class FindingColumnsTest {
  private static final List<Finding> FINDINGS = SampleAssessment.findings();

  private JdbcTemplate template = new JdbcTemplate();
  private JdbcAssessmentArchive archive = new JdbcAssessmentArchive(JdbcClient.create(template));
  private Assessment assessment =
      new Assessment(SampleAssessment.header(Optional.empty()), SampleAssessment.digest("none"), 0);

  @BeforeEach
  void store_an_assessment() {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(source).load().migrate();
    template = new JdbcTemplate(source);
    archive = new JdbcAssessmentArchive(JdbcClient.create(template));
    AssessmentHeader header = SampleAssessment.header(Optional.empty());
    JdbcAttempts attempts = new JdbcAttempts(JdbcClient.create(template));
    attempts.open(
        new Attempt(
            header.run().runId(),
            header.run().estate(),
            header.run().period(),
            1,
            header.run().asOf(),
            header.run().configuration(),
            State.AUDITING));
    attempts.evidence(header.run().runId(), header.evidenceDigest());
    JdbcAssessmentDraft draft = new JdbcAssessmentDraft(template, header.run().runId());
    draft.begin(header, Stream.empty());
    CanonicalJson json = new CanonicalJson();
    draft.add(
        IntStream.range(0, FINDINGS.size())
            .mapToObj(
                i ->
                    new JdbcAssessmentDraft.Line(
                        i, FINDINGS.get(i), AssessmentDigest.lineOf(FINDINGS.get(i), json)))
            .toList());
    assessment = draft.complete(FINDINGS.size());
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

    template.update(
        "update finding set plane = null, provider = null, account = null, region = null");

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
