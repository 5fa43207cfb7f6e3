package dev.ringfence.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobDatabaseTest {
  @TempDir Path state;

  @Test
  void given_a_process_killed_while_it_made_tables_the_next_makes_the_others() throws Exception {
    JobDatabase.open(state).close();
    sql("drop table draft; drop table finding; delete from \"flyway_schema_history\"");

    try (JobDatabase database = JobDatabase.open(state)) {
      assertThat(rowsOf(database, "finding")).isZero();
      assertThat(rowsOf(database, "draft")).isZero();
    }
  }

  @Test
  void given_a_migration_that_failed_it_is_done_again() throws Exception {
    JobDatabase.open(state).close();
    sql("drop table draft; update \"flyway_schema_history\" set \"success\" = false");

    try (JobDatabase database = JobDatabase.open(state)) {
      assertThat(rowsOf(database, "draft")).isZero();
    }
  }

  private void sql(String statements) throws Exception {
    String url = "jdbc:h2:file:" + state.toAbsolutePath().resolve("ringfence");
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static long rowsOf(JobDatabase database, String table) {
    return database
        .bean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }
}
