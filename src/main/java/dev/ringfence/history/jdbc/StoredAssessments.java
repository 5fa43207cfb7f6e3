package dev.ringfence.history.jdbc;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.history.ArchiveVerification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that name an assessment, whatever state they are in, and those that should be there. */
final class StoredAssessments {
  private static final String COLUMNS =
      "select run_id, digest, estate, period, number, findings, header from assessment ";

  private static final String GONE =
      "select run_id, estate, period, number from attempt a where estate = ? and state = 'FINISHED'"
          + " and not exists (select 1 from assessment s where s.run_id = a.run_id and"
          + " s.estate = a.estate and s.period = a.period and s.number = a.number)";

  private final JdbcClient database;

  StoredAssessments(JdbcClient database) {
    this.database = database;
  }

  /** An attempt at a period; its rows are read when it is verified. */
  private record Entry(
      String run, String period, int attempt, Supplier<ArchiveVerification> verified) {}

  /** Of an estate, by period and attempt. */
  Stream<ArchiveVerification> verified(String estate) {
    return entries(estate).stream().map(entry -> entry.verified().get());
  }

  /** Of a run, and of the newest attempt at each period up to its own. */
  Stream<ArchiveVerification> reportedWith(AuditRun run) {
    List<Entry> entries =
        entries(run.estate()).stream()
            .filter(entry -> entry.period().compareTo(run.period().toString()) <= 0)
            .toList();
    Map<String, Integer> newest = new HashMap<>();
    entries.forEach(entry -> newest.merge(entry.period(), entry.attempt(), Math::max));
    return entries.stream()
        .filter(
            entry ->
                entry.run().equals(run.runId())
                    || newest.getOrDefault(entry.period(), 0) == entry.attempt())
        .map(entry -> entry.verified().get());
  }

  private List<Entry> entries(String estate) {
    return Stream.concat(
            database
                .sql(COLUMNS + "where estate = ?")
                .param(estate)
                .query(this::row)
                .list()
                .stream()
                .map(one -> new Entry(one.run(), one.period(), one.attempt(), one::verified)),
            database.sql(GONE).param(estate).query((row, number) -> gone(row)).list().stream()
                .map(one -> new Entry(one.run(), one.period(), one.attempt(), () -> one)))
        .sorted(Comparator.comparing(Entry::period).thenComparing(Entry::attempt))
        .toList();
  }

  private static ArchiveVerification gone(ResultSet row) throws SQLException {
    return new ArchiveVerification(
        row.getString("run_id"),
        row.getString("estate"),
        row.getString("period").strip(),
        row.getInt("number"),
        "",
        0,
        List.of("the attempt was finished, but its assessment is not there"));
  }

  /** Of one run, which is there. */
  StoredAssessment ofRun(String run) {
    return database.sql(COLUMNS + "where run_id = ?").param(run).query(this::row).single();
  }

  private StoredAssessment row(ResultSet row, int number) throws SQLException {
    return new StoredAssessment(
        database,
        row.getString("run_id"),
        row.getString("digest").strip(),
        row.getString("estate"),
        row.getString("period").strip(),
        row.getInt("number"),
        row.getLong("findings"),
        row.getString("header"));
  }
}
