package dev.ringfence.history.jdbc;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.jdbc.JdbcAttempts.Attempt;
import dev.ringfence.history.jdbc.JdbcAttempts.State;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An archive in a database of its own that knows of one run, whose assessment is to be written. */
record SampleArchive(JdbcTemplate template, AssessmentHeader header) {
  static SampleArchive of(AssessmentHeader header) {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(source).load().migrate();
    SampleArchive archive = new SampleArchive(new JdbcTemplate(source), header);
    JdbcAttempts attempts = new JdbcAttempts(archive.database());
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
    return archive;
  }

  JdbcClient database() {
    return JdbcClient.create(template);
  }

  JdbcAssessmentArchive archive() {
    return new JdbcAssessmentArchive(database());
  }

  JdbcAssessmentDraft draft() {
    return new JdbcAssessmentDraft(template, header.run().runId());
  }

  /** Writes the assessment and completes it. */
  Assessment complete(Stream<BoundaryRecord> boundaries, List<Finding> findings) {
    JdbcAssessmentDraft draft = draft();
    draft.begin(header, boundaries);
    CanonicalJson json = new CanonicalJson();
    draft.add(
        IntStream.range(0, findings.size())
            .mapToObj(
                i ->
                    new JdbcAssessmentDraft.Line(
                        i, findings.get(i), AssessmentDigest.lineOf(findings.get(i), json)))
            .toList());
    return draft.complete(findings.size());
  }
}
