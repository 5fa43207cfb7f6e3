package dev.ringfence.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of history and of the job repository, and Spring Batch on it. */
public final class JobDatabase implements AutoCloseable {
  /** Every commit is on the disk before the next statement; nothing is closed behind our back. */
  static final String OPTIONS = ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

  private static final String USER = "sa";

  private final ConfigurableApplicationContext context;
  private final FileChannel lock;

  private JobDatabase(ConfigurableApplicationContext context, FileChannel lock) {
    this.context = context;
    this.lock = lock;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {
    /** Notes of a migration that failed are taken back first, so that it can be done again. */
    @Bean
    FlywayMigrationStrategy repairedAndMigrated() {
      return flyway -> {
        flyway.repair();
        flyway.migrate();
      };
    }
  }

  /**
   * Opens the embedded database under a state folder, and makes or updates its schema.
   *
   * @throws StateInUseException if another run has it open
   */
  public static JobDatabase open(Path state) throws IOException {
    Files.createDirectories(state);
    String url = "jdbc:h2:file:" + state.toAbsolutePath().resolve("ringfence") + OPTIONS;
    FileChannel lock = lock(state);
    requireUsable(url, state);
    SpringApplication application =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .properties(
                Map.of(
                    "spring.datasource.url",
                    url,
                    "spring.datasource.username",
                    USER,
                    "logging.file.name",
                    state.toAbsolutePath().resolve("log").resolve("ringfence.jsonl").toString()))
            .build();
    return new JobDatabase(application.run(), lock);
  }

  /** One process at a time; the system lets go of it however the process ends. */
  private static FileChannel lock(Path state) throws IOException {
    FileChannel channel =
        FileChannel.open(
            state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(state, e);
    }
    channel.close();
    throw inUse(state, null);
  }

  private static StateInUseException inUse(Path state, @Nullable Throwable cause) {
    return new StateInUseException(
        "another run is using " + state + "; wait for it, or give this one its own --state", cause);
  }

  private static void requireUsable(String url, Path state) throws IOException {
    try (Connection connection = DriverManager.getConnection(url, USER, "")) {
      connection.isReadOnly();
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw inUse(state, e);
      }
      throw new IOException(
          "the database under " + state + " cannot be opened: " + e.getMessage(), e);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() throws IOException {
    context.close();
    lock.close();
  }
}
