package dev.ringfence.history.jdbc;

import dev.ringfence.evidence.Digest;
import dev.ringfence.history.DamagedArchiveException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that name an assessment, whatever state they are in. */
final class StoredAssessments {
  private static final String COLUMNS =
      "select run_id, digest, estate, period, number, findings, header from assessment ";

  private final JdbcClient database;

  StoredAssessments(JdbcClient database) {
    this.database = database;
  }

  /** Of an estate, by period and attempt. */
  Stream<StoredAssessment> of(String estate) {
    return database
        .sql(COLUMNS + "where estate = ? order by period, number")
        .param(estate)
        .query(this::row)
        .list()
        .stream();
  }

  /** Of one run, which is there. */
  StoredAssessment ofRun(String run) {
    return database.sql(COLUMNS + "where run_id = ?").param(run).query(this::row).single();
  }

  private StoredAssessment row(ResultSet row, int number) throws SQLException {
    String run = row.getString("run_id");
    try {
      return new StoredAssessment(
          database,
          run,
          new Digest(row.getString("digest").strip()),
          row.getString("estate"),
          YearMonth.parse(row.getString("period").strip()),
          row.getInt("number"),
          row.getLong("findings"),
          row.getString("header"));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DamagedArchiveException(
          "run %s: its row of assessments: %s".formatted(run, e.getMessage()), e);
    }
  }
}
