package dev.ringfence.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.h2.api.ErrorCode;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The database of history and of the job repository, and Spring Batch on it. */
public final class JobDatabase implements AutoCloseable {
  private static final String USER = "sa";

  private final ConfigurableApplicationContext context;

  private JobDatabase(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {}

  /**
   * Opens the embedded database under a state folder, and makes or updates its schema.
   *
   * @throws StateInUseException if another run has it open
   */
  public static JobDatabase open(Path state) throws IOException {
    Files.createDirectories(state);
    String url =
        "jdbc:h2:file:"
            + state.toAbsolutePath().resolve("ringfence")
            + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
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
    return new JobDatabase(application.run());
  }

  private static void requireUsable(String url, Path state) throws IOException {
    try (Connection connection = DriverManager.getConnection(url, USER, "")) {
      connection.isReadOnly();
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw new StateInUseException(
            "another run is using " + state + "; wait for it, or give this one its own --state", e);
      }
      throw new IOException(
          "the database under " + state + " cannot be opened: " + e.getMessage(), e);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
