package dev.ringfence.history.jdbc;

import dev.ringfence.evidence.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which attempts at which periods were made, and whether they came to their end. */
public final class JdbcAttempts {
  private final JdbcClient database;

  public JdbcAttempts(JdbcClient database) {
    this.database = database;
  }

  /** How far an attempt has come, and by which command. */
  public enum State {
    /** The whole audit is under way, or was cut short. */
    AUDITING,
    COLLECTING,
    /** Evidence is sealed and waits for an assessment. */
    COLLECTED,
    ASSESSING,
    FINISHED
  }

  /**
   * One attempt.
   *
   * @param inputs digest of configuration, catalogue, exceptions and tool version together
   */
  public record Attempt(
      String runId,
      String estate,
      YearMonth period,
      int number,
      Instant asOf,
      Digest inputs,
      State state) {}

  /** The newest attempt at a period. */
  public Optional<Attempt> last(String estate, YearMonth period) {
    return database
        .sql("select * from attempt where estate = ? and period = ? order by number desc limit 1")
        .param(estate)
        .param(period.toString())
        .query(JdbcAttempts::attempt)
        .optional();
  }

  public void open(Attempt attempt) {
    database
        .sql(
            "insert into attempt (run_id, estate, period, number, as_of, inputs, state)"
                + " values (?,?,?,?,?,?,?)")
        .param(attempt.runId())
        .param(attempt.estate())
        .param(attempt.period().toString())
        .param(attempt.number())
        .param(attempt.asOf().toString())
        .param(attempt.inputs().sha256())
        .param(attempt.state().name())
        .update();
  }

  public void enter(String runId, State state) {
    database
        .sql("update attempt set state = ? where run_id = ?")
        .param(state.name())
        .param(runId)
        .update();
  }

  /** Remembers that a source is sealed; saying it again changes nothing. */
  public void collected(String runId, String source, Digest manifest) {
    database
        .sql("merge into collected (run_id, source, manifest) values (?,?,?)")
        .param(runId)
        .param(source)
        .param(manifest.sha256())
        .update();
  }

  /** Whether a source is sealed already. */
  public boolean isCollected(String runId, String source) {
    return database
        .sql("select 1 from collected where run_id = ? and source = ?")
        .param(runId)
        .param(source)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Manifests of the sources that are sealed, in order of the sources. */
  public List<Digest> collected(String runId) {
    return database
        .sql("select manifest from collected where run_id = ? order by source")
        .param(runId)
        .query(String.class)
        .list()
        .stream()
        .map(Digest::new)
        .toList();
  }

  public void evidence(String runId, Digest evidence) {
    database
        .sql("merge into draft (run_id, evidence) values (?,?)")
        .param(runId)
        .param(evidence.sha256())
        .update();
  }

  /** The evidence set a run rests on, once it is joined. */
  public Optional<Digest> evidence(String runId) {
    return database
        .sql("select evidence from draft where run_id = ?")
        .param(runId)
        .query(String.class)
        .optional()
        .map(Digest::new);
  }

  /** Remembers under which digest the list of a run's files is sealed; again changes nothing. */
  public void inputs(String runId, Digest list) {
    database
        .sql("merge into sealed_inputs (run_id, manifest) values (?,?)")
        .param(runId)
        .param(list.sha256())
        .update();
  }

  /** The list of the files a run was told by; empty in runs older than such lists. */
  public Optional<Digest> inputs(String runId) {
    return database
        .sql("select manifest from sealed_inputs where run_id = ?")
        .param(runId)
        .query(String.class)
        .optional()
        .map(Digest::new);
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getString("run_id"),
        row.getString("estate"),
        YearMonth.parse(row.getString("period")),
        row.getInt("number"),
        Instant.parse(row.getString("as_of")),
        new Digest(row.getString("inputs")),
        State.valueOf(row.getString("state")));
  }
}
