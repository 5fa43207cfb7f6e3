package dev.ringfence.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process killed inside a commit leaves a file in which the transaction is marked as committed
 * while its rows still point to it. Whoever opens the file next has to end that commit: H2 2.5.250
 * and 2.5.252 leave it as it is, and the first to write such a row waits for ever. No public call
 * stops in that place, so the mark is set from outside.
 */
class CutCommitTest {
  private static final Duration MOST = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void the_next_process_ends_a_commit_that_was_marked_but_not_carried_out() throws Exception {
    Path cut = folder.resolve("cut");
    try (Connection connection = open(folder.resolve("whole"));
        Statement statement = connection.createStatement()) {
      statement.execute("create table run(id int primary key, status varchar)");
      statement.execute("insert into run values (1, 'STARTED'), (2, 'STARTED')");
      connection.setAutoCommit(false);
      statement.execute("update run set status = 'FAILED' where id = 1");
      markAsCommitted(connection);
      Files.copy(folder.resolve("whole.mv.db"), folder.resolve("cut.mv.db"));
    }

    assertTimeoutPreemptively(
        MOST,
        () -> {
          try (Connection connection = open(cut);
              Statement statement = connection.createStatement()) {
            assertThat(changed(statement, "where id = 1 and status = 'FAILED'")).isOne();
            assertThat(changed(statement, "where id = 2 and status = 'STARTED'")).isOne();
          }
        });
  }

  private static int changed(Statement statement, String which) throws Exception {
    return statement.executeUpdate("update run set status = 'COMPLETED' " + which);
  }

  private static Connection open(Path file) throws Exception {
    return DriverManager.getConnection("jdbc:h2:file:" + file + JobDatabase.OPTIONS, "sa", "");
  }

  private static void markAsCommitted(Connection connection) throws Exception {
    SessionLocal session = (SessionLocal) ((JdbcConnection) connection).getSession();
    Transaction transaction = session.getTransaction();
    TransactionStore transactions = (TransactionStore) value(transaction, "store");
    Method mark =
        Arrays.stream(TransactionStore.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("markUndoLogAsCommitted"))
            .findFirst()
            .orElseThrow();
    mark.setAccessible(true);
    if (mark.getParameterCount() == 1) {
      mark.invoke(transactions, transaction.getId());
    } else {
      mark.invoke(transactions, transaction.getId(), 1L);
    }
    ((MVStore) value(transactions, "store")).commit();
  }

  private static Object value(Object owner, String field) throws Exception {
    Field declared = owner.getClass().getDeclaredField(field);
    declared.setAccessible(true);
    return declared.get(owner);
  }
}
