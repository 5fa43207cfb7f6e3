package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
  private static final Duration PLENTY = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void given_a_command_that_never_ends_the_test_fails_and_says_where_it_stands() throws Exception {
    ChildJvm child =
        start(Duration.ofSeconds(4), "System.err.println(\"begun\");", "waitForEver()");

    assertThatThrownBy(child::exitCode)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is not done after 4 s")
        .hasMessageContaining("begun")
        .hasMessageContaining("Endless.waitForEver");
    assertThat(child.kill()).isGreaterThan(ExitCode.FAILED);
  }

  @Test
  void given_a_command_that_falls_silent_waiting_for_a_line_ends() throws Exception {
    ChildJvm child = start(Duration.ofSeconds(4), "", "waitForEver()");

    assertThatThrownBy(() -> child.says("seal", 1)).hasMessageContaining("Endless.waitForEver");
  }

  @Test
  void given_a_command_that_ends_its_messages_and_its_code_are_told() throws Exception {
    ChildJvm child = start(PLENTY, "System.err.println(\"seal\");", "System.exit(7)");

    assertThat(child.says("seal", 2)).isFalse();
    assertThat(child.exitCode()).isEqualTo(7);
  }

  private ChildJvm start(Duration most, String first, String last) throws Exception {
    Path source = folder.resolve("Endless.java");
    Files.writeString(
        source,
        """
        class Endless {
          public static void main(String[] arguments) throws Exception {
            %s
            %s;
          }

          static void waitForEver() throws Exception {
            new java.util.concurrent.CountDownLatch(1).await();
          }
        }
        """
            .formatted(first, last));
    return ChildJvm.start(most, List.of("-Xmx64m", source.toString()));
  }
}
