package dev.ringfence.history.jdbc;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.FindingDocument;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.history.DamagedArchiveException;
import dev.ringfence.history.Sighting;
import dev.ringfence.network.Boundary;
import dev.ringfence.score.Counted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The archive's reading side. */
public final class JdbcAssessmentArchive implements AssessmentArchive {
  private static final String COLUMNS = "select run_id, digest, findings, header from assessment ";

  private final JdbcClient database;
  private final StoredText stored = new StoredText();

  /** A run by the digest of its assessment: rows are asked for by run, and have large headers. */
  private final Map<String, String> runs = new ConcurrentHashMap<>();

  public JdbcAssessmentArchive(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<String> estates() {
    return database
        .sql("select distinct estate from assessment order by estate")
        .query(String.class)
        .list();
  }

  @Override
  public Optional<Assessment> byDigest(Digest digest) {
    return database
        .sql(COLUMNS + "where digest = ? order by period desc, number desc limit 1")
        .param(digest.sha256())
        .query(this::assessment)
        .optional();
  }

  /** The one assessment whose digest begins with the given digits; empty for none or several. */
  public Optional<Assessment> byDigestPrefix(String digits) {
    List<String> digests =
        database
            .sql("select distinct digest from assessment where digest like ? limit 2")
            .param(digits + "%")
            .query(String.class)
            .list();
    return digests.size() == 1 ? byDigest(digest(digests.get(0), "assessment")) : Optional.empty();
  }

  @Override
  public Optional<Assessment> latest(String estate, YearMonth period) {
    return database
        .sql(COLUMNS + "where estate = ? and period = ? order by number desc limit 1")
        .param(estate)
        .param(period.toString())
        .query(this::assessment)
        .optional();
  }

  @Override
  public List<Assessment> periods(String estate) {
    return database
        .sql(
            COLUMNS
                + "a where estate = ? and number = (select max(number) from assessment b"
                + " where b.estate = a.estate and b.period = a.period) order by period")
        .param(estate)
        .query(this::assessment)
        .list();
  }

  /** The assessment of one attempt. */
  public Optional<Assessment> byRun(String runId) {
    return database
        .sql(COLUMNS + "where run_id = ?")
        .param(runId)
        .query(this::assessment)
        .optional();
  }

  @Override
  public Stream<BoundaryRecord> boundaries(Digest assessment) {
    return rows("boundary", assessment)
        .map(row -> stored.read(row.document(), BoundaryRecord.class, row.place()));
  }

  @Override
  public Optional<BoundaryRecord> boundary(Digest assessment, Boundary boundary) {
    String run = runOf(assessment);
    return database
        .sql("select document from boundary where run_id = ? and from_zone = ? and to_zone = ?")
        .param(run)
        .param(boundary.from())
        .param(boundary.to())
        .query(String.class)
        .optional()
        .map(
            text ->
                stored.read(text, BoundaryRecord.class, "run " + run + ": boundary " + boundary));
  }

  @Override
  public List<Counted> counts(Digest assessment) {
    return new FindingColumns(database, stored).counts(runOf(assessment));
  }

  @Override
  public Stream<Sighting> sightings(Digest assessment) {
    return new FindingColumns(database, stored).sightings(runOf(assessment));
  }

  @Override
  public Stream<Finding> findings(Digest assessment) {
    return rows("finding", assessment)
        .map(
            row ->
                stored.read(
                    row.document(), FindingDocument.class, FindingDocument::finding, row.place()));
  }

  @Override
  public Stream<String> lines(Digest assessment) {
    String run = runOf(assessment);
    String header =
        database
            .sql("select header from assessment where run_id = ?")
            .param(run)
            .query(String.class)
            .single();
    return Stream.concat(
        Stream.of(AssessmentDigest.lineOfStored(header)),
        Stream.of("boundary", "finding")
            .flatMap(table -> rows(table, assessment).map(Row::document)));
  }

  @Override
  public Stream<ArchiveVerification> verify(String estate) {
    return new StoredAssessments(database).verified(estate);
  }

  @Override
  public ArchiveVerification verify(Digest assessment) {
    return new StoredAssessments(database).ofRun(newestRun(assessment.sha256())).verified();
  }

  @Override
  public Stream<ArchiveVerification> verifyReported(Assessment assessment) {
    return new StoredAssessments(database).reportedWith(assessment.header().run());
  }

  /** A document and where it is. */
  private record Row(String place, @Nullable String document) {}

  private Stream<Row> rows(String table, Digest assessment) {
    String run = runOf(assessment);
    return database
        .sql("select ordinal, document from " + table + " where run_id = ? order by ordinal")
        .param(run)
        .withFetchSize(1_000)
        .query(
            (row, number) ->
                new Row(
                    StoredAssessment.place(run, table, row.getLong("ordinal")),
                    row.getString("document")))
        .stream();
  }

  /** Runs of one digest have the same rows, so any of them will do. */
  private String runOf(Digest assessment) {
    return runs.computeIfAbsent(assessment.sha256(), this::newestRun);
  }

  private String newestRun(String digest) {
    return database
        .sql(
            "select run_id from assessment where digest = ? order by period desc, number desc"
                + " limit 1")
        .param(digest)
        .query(String.class)
        .single();
  }

  private Assessment assessment(ResultSet row, int number) throws SQLException {
    String place = "run " + row.getString("run_id");
    return new Assessment(
        stored.read(row.getString("header"), AssessmentHeader.class, place + ": the header"),
        digest(row.getString("digest"), place),
        row.getLong("findings"));
  }

  private static Digest digest(String text, String place) {
    try {
      return new Digest(text);
    } catch (IllegalArgumentException e) {
      throw new DamagedArchiveException(place + ": " + e.getMessage(), e);
    }
  }
}
