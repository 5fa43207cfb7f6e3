package dev.ringfence.history.jdbc;

import dev.ringfence.evidence.Digest;
import dev.ringfence.history.HandoffChain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain in the table {@code handoff}. */
public final class JdbcHandoffChain implements HandoffChain {
  private final JdbcClient database;

  public JdbcHandoffChain(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Optional<Link> at(String estate, long sequence) {
    return database
        .sql("select * from handoff where estate = ? and sequence = ?")
        .param(estate)
        .param(sequence)
        .query(JdbcHandoffChain::link)
        .optional();
  }

  @Override
  public Optional<Link> withContent(String estate, Digest content) {
    return database
        .sql("select * from handoff where estate = ? and content = ?")
        .param(estate)
        .param(content.sha256())
        .query(JdbcHandoffChain::link)
        .optional();
  }

  @Override
  public Optional<Link> last(String estate) {
    return database
        .sql("select * from handoff where estate = ? order by sequence desc limit 1")
        .param(estate)
        .query(JdbcHandoffChain::link)
        .optional();
  }

  @Override
  public void add(Link link) {
    if (at(link.estate(), link.sequence()).filter(link::equals).isPresent()) {
      return;
    }
    database
        .sql("insert into handoff (estate, sequence, content, manifest, run_id) values (?,?,?,?,?)")
        .param(link.estate())
        .param(link.sequence())
        .param(link.content().sha256())
        .param(link.manifest().sha256())
        .param(link.runId())
        .update();
  }

  private static Link link(ResultSet row, int number) throws SQLException {
    return new Link(
        row.getString("estate"),
        row.getLong("sequence"),
        new Digest(row.getString("content")),
        new Digest(row.getString("manifest")),
        row.getString("run_id"));
  }
}
