package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  @Test
  void given_a_command_that_never_ends_the_test_fails_and_says_where_it_stands() throws Exception {
    // Long enough to come to its line on a machine that has much else to do.
    ChildJvm child = start(Duration.ofSeconds(15), "waits");

    assertThatThrownBy(child::exitCode)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is not done after 15 s")
        .hasMessageContaining("begun")
        .hasMessageContaining("Command.waitForEver");
  }

  @Test
  void given_a_command_that_falls_silent_waiting_for_a_line_ends() throws Exception {
    ChildJvm child = start(Duration.ofMillis(100), "waits");

    assertThatThrownBy(() -> child.says("never", 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is not done after 0 s");
  }

  @Test
  void given_a_command_that_ends_its_lines_and_its_code_are_told() throws Exception {
    ChildJvm child = start(Duration.ofMinutes(2), "ends");

    assertThat(child.says("begun", 2)).isFalse();
    assertThat(child.exitCode()).isEqualTo(7);
  }

  private static ChildJvm start(Duration most, String how) throws Exception {
    return ChildJvm.start(
        most,
        List.of(
            "-Xmx64m", "-cp", System.getProperty("java.class.path"), Command.class.getName(), how));
  }

  /** What the child runs. */
  static final class Command {
    private Command() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.err.println("begun");
      if (arguments[0].equals("waits")) {
        waitForEver();
      }
      System.exit(7);
    }

    private static void waitForEver() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }
}
