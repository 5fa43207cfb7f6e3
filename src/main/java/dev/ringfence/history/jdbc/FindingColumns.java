package dev.ringfence.history.jdbc;

import dev.ringfence.assessment.Disposition;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Severity;
import dev.ringfence.document.FindingDocument;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.history.FindingKey;
import dev.ringfence.history.Sighting;
import dev.ringfence.network.Plane;
import dev.ringfence.score.Counted;
import dev.ringfence.score.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Findings as their columns tell them, so that many periods can be read without their documents. A
 * finding stored before there were all of these columns is read from its document.
 */
final class FindingColumns {
  private static final String SIGHTING =
      "select ordinal, control, check_id, subject_kind, subject_id, severity, outcome,"
          + " disposition, plane, provider, account, region, owner,"
          + " case when plane is null then document end as document"
          + " from finding where run_id = :run and outcome ";
  private static final String UNSETTLED = "in ('not-satisfied', 'inconclusive')";

  /** Of checks that a source, or the estate, was silent to. */
  private static final String SETTLED_BESIDE_SILENCE =
      "in ('satisfied', 'not-applicable') and (control, check_id) in (select control, check_id from"
          + " finding where run_id = :run and outcome = 'inconclusive' and subject_kind in"
          + " ('source', 'estate'))";

  private final JdbcClient database;
  private final StoredText stored;

  FindingColumns(JdbcClient database, StoredText stored) {
    this.database = database;
    this.stored = stored;
  }

  Stream<Sighting> sightings(String run) {
    return Stream.of(UNSETTLED, SETTLED_BESIDE_SILENCE).flatMap(which -> sightings(run, which));
  }

  private Stream<Sighting> sightings(String run, String which) {
    return database
        .sql(SIGHTING + which)
        .param("run", run)
        .withFetchSize(1_000)
        .query((row, number) -> sighting(row, run))
        .stream();
  }

  private Sighting sighting(ResultSet row, String run) throws SQLException {
    String place = StoredAssessment.place(run, "finding", row.getLong("ordinal"));
    Optional<String> document = Optional.ofNullable(row.getString("document"));
    if (document.isPresent()) {
      return stored.read(
          document.get(), FindingDocument.class, read -> Sighting.of(read.finding()), place);
    }
    return new Sighting(
        new FindingKey(
            new ControlId(row.getString("control")),
            new CheckId(row.getString("check_id")),
            row.getString("subject_kind"),
            row.getString("subject_id"),
            StoredText.named(row.getString("plane"), FindingColumns::plane, place)),
        StoredText.named(row.getString("severity"), Severity::named, place),
        StoredText.named(row.getString("outcome"), Verdict::named, place),
        StoredText.named(row.getString("disposition"), Disposition::named, place),
        new EvidenceSource(
            row.getString("provider"), row.getString("account"), row.getString("region")),
        Optional.ofNullable(row.getString("owner")));
  }

  private static Optional<Plane> plane(String word) {
    return Arrays.stream(Plane.values()).filter(plane -> plane.word().equals(word)).findFirst();
  }

  List<Counted> counts(String run) {
    return isWithoutColumns(run) ? countedDocuments(run) : counted(run);
  }

  private boolean isWithoutColumns(String run) {
    return database
        .sql("select exists (select 1 from finding where run_id = ? and plane is null)")
        .param(run)
        .query(Boolean.class)
        .single();
  }

  private List<Counted> countedDocuments(String run) {
    try (Stream<String> documents =
        database
            .sql("select document from finding where run_id = ? order by ordinal")
            .param(run)
            .withFetchSize(1_000)
            .query(String.class)
            .stream()) {
      return documents
          .map(
              text ->
                  stored.read(
                      text,
                      FindingDocument.class,
                      read -> Counted.of(read.finding()),
                      "a finding of run " + run))
          .toList();
    }
  }

  private List<Counted> counted(String run) {
    return database
        .sql(
            "select control, check_id, provider, account, region, subject_kind, outcome,"
                + " disposition, count(*) as findings from finding where run_id = ? group by"
                + " control, check_id, provider, account, region, subject_kind, outcome,"
                + " disposition")
        .param(run)
        .query((row, number) -> counted(row, run))
        .list();
  }

  private static Counted counted(ResultSet row, String run) throws SQLException {
    String place = "a finding of run " + run;
    Verdict verdict = StoredText.named(row.getString("outcome"), Verdict::named, place);
    return new Counted(
        new ControlId(row.getString("control")),
        new CheckId(row.getString("check_id")),
        row.getString("provider"),
        row.getString("account"),
        row.getString("region"),
        Tally.of(
            verdict,
            StoredText.named(row.getString("disposition"), Disposition::named, place),
            row.getLong("findings")),
        !Counted.isSilence(verdict, row.getString("subject_kind")));
  }
}
