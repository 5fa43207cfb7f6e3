package dev.ringfence.history.jdbc;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An assessment while it is written. Nothing of it is visible in the archive until it is complete,
 * and a draft that was cut short is begun anew.
 */
public final class JdbcAssessmentDraft {
  /** A finding and its canonical line. */
  public record Line(long ordinal, Finding finding, String document) {}

  private static final int LONGEST_OWNER = 400;

  private final JdbcTemplate template;
  private final JdbcClient database;
  private final String runId;
  private final CanonicalJson json = new CanonicalJson();

  public JdbcAssessmentDraft(JdbcTemplate template, String runId) {
    this.template = template;
    this.database = JdbcClient.create(template);
    this.runId = runId;
  }

  /**
   * Forgets what an interrupted attempt at this run left, and begins with header and boundaries.
   */
  public void begin(AssessmentHeader header, Stream<BoundaryRecord> boundaries) {
    database.sql("delete from assessment where run_id = ?").param(runId).update();
    database.sql("delete from finding where run_id = ?").param(runId).update();
    database.sql("delete from boundary where run_id = ?").param(runId).update();
    try (boundaries) {
      addAll(boundaries.iterator());
    }
    database
        .sql("update draft set header = ? where run_id = ?")
        .param(json.text(header))
        .param(runId)
        .update();
  }

  private void addAll(Iterator<BoundaryRecord> boundaries) {
    for (long ordinal = 0; boundaries.hasNext(); ordinal++) {
      BoundaryRecord record = boundaries.next();
      database
          .sql(
              "insert into boundary (run_id, ordinal, from_zone, to_zone, document)"
                  + " values (?,?,?,?,?)")
          .param(runId)
          .param(ordinal)
          .param(record.boundary().from())
          .param(record.boundary().to())
          .param(json.text(record))
          .update();
    }
  }

  /** Stores findings; the caller's transaction decides whether they stay. */
  public void add(List<? extends Line> lines) {
    template.batchUpdate(
        "insert into finding (run_id, ordinal, control, check_id, subject_kind, subject_id,"
            + " severity, outcome, disposition, plane, provider, account, region, owner, document)"
            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        lines.stream().map(this::row).toList());
  }

  /**
   * Makes the assessment part of the archive; done again, it changes nothing.
   *
   * @param findings how many were written
   * @throws IllegalStateException if not all of them have arrived: a fault of ours
   */
  public Assessment complete(long findings) {
    AssessmentHeader header = header();
    AssessmentDigest digest = new AssessmentDigest(header);
    try (Stream<String> lines = documents("boundary")) {
      lines.forEachOrdered(digest::addBoundary);
    }
    try (Stream<String> lines = documents("finding")) {
      lines.forEachOrdered(digest::add);
    }
    requireAll(
        "boundaries", header.zones().map(ZoneTable::boundaries).orElse(0L), digest.boundaries());
    requireAll("findings", findings, digest.findings());
    Assessment assessment = new Assessment(header, digest.digest(), findings);
    store(assessment);
    return assessment;
  }

  private void requireAll(String what, long made, long stored) {
    if (stored != made) {
      throw new IllegalStateException(
          "run %s: %d %s were made, %d were stored".formatted(runId, made, what, stored));
    }
  }

  private void store(Assessment assessment) {
    AssessmentHeader header = assessment.header();
    database
        .sql(
            "merge into assessment (run_id, digest, estate, period, number, findings, header)"
                + " key (run_id) values (?,?,?,?,?,?,?)")
        .param(runId)
        .param(assessment.digest().sha256())
        .param(header.run().estate())
        .param(header.run().period().toString())
        .param(header.run().attempt())
        .param(assessment.findings())
        .param(json.text(header))
        .update();
  }

  private AssessmentHeader header() {
    return json.read(
        database
            .sql("select header from draft where run_id = ?")
            .param(runId)
            .query(String.class)
            .single(),
        AssessmentHeader.class);
  }

  private Stream<String> documents(String table) {
    return database
        .sql("select document from " + table + " where run_id = ? order by ordinal")
        .param(runId)
        .withFetchSize(1_000)
        .query(String.class)
        .stream();
  }

  /** The column is for counting by owner; the document has the name whole. */
  private static @Nullable String owner(Finding finding) {
    String name = finding.owner().orElse(null);
    if (name == null || name.length() <= LONGEST_OWNER) {
      return name;
    }
    boolean isWithinCharacter = Character.isHighSurrogate(name.charAt(LONGEST_OWNER - 1));
    return name.substring(0, isWithinCharacter ? LONGEST_OWNER - 1 : LONGEST_OWNER);
  }

  private @Nullable Object[] row(Line line) {
    Finding finding = line.finding();
    return new Object[] {
      runId,
      line.ordinal(),
      finding.control().value(),
      finding.check().value(),
      finding.subject().kind(),
      finding.subject().id(),
      finding.severity().word(),
      finding.outcome().verdict().word(),
      finding.disposition().word(),
      finding.plane().word(),
      finding.subject().provider(),
      finding.subject().account(),
      finding.subject().region(),
      owner(finding),
      line.document()
    };
  }
}
