package dev.ringfence.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A command in a JVM of its own, for a limited time. Past it, what its threads are doing is asked
 * for, the process is killed, and the test that waits for it fails with the answer: nothing here
 * waits for ever.
 */
public final class ChildJvm {
  private static final String HOME = System.getProperty("java.home");
  private static final long DUMP_SECONDS = 30;
  private static final String END = "\0";

  private final Process process;
  private final Duration most;
  private final long deadline;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final StringBuffer messages = new StringBuffer();

  private ChildJvm(Process process, Duration most) {
    this.process = process;
    this.most = most;
    this.deadline = System.nanoTime() + most.toNanos();
  }

  /** Starts this JVM's own {@code java}; what the command prints as data is dropped. */
  public static ChildJvm start(Duration most, List<String> arguments) throws IOException {
    return started(most, List.of(), arguments);
  }

  /**
   * The same, of which no file may grow beyond a size, as on a full disk.
   *
   * @param kibibytes of 1,024 bytes; writing more fails with {@code File too large}
   */
  static ChildJvm startWithin(long kibibytes, Duration most, List<String> arguments)
      throws IOException {
    // POSIX counts blocks of 512 bytes.
    String limited = "ulimit -f " + kibibytes * 2 + "; exec \"$@\"";
    return started(most, List.of("sh", "-c", limited, "sh"), arguments);
  }

  private static ChildJvm started(Duration most, List<String> shell, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(Path.of(HOME, "bin", "java").toString());
    command.addAll(arguments);
    ChildJvm child =
        new ChildJvm(
            new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start(),
            most);
    Thread reader = new Thread(child::readMessages, "messages of " + child.process.pid());
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  private void readMessages() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        messages.append(line).append('\n');
        lines.add(line);
      }
    } catch (IOException e) {
      messages.append(e).append('\n');
    } finally {
      lines.add(END);
    }
  }

  /** The next line on standard error, or {@link #END}. */
  private String line() throws InterruptedException {
    String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (line == null) {
      throw overdue();
    }
    return line;
  }

  /** Waits until the {@code nth} line that begins so; false if the command ended before. */
  public boolean says(String beginning, int nth) throws InterruptedException {
    AtomicInteger seen = new AtomicInteger();
    return says(line -> line.startsWith(beginning) && seen.incrementAndGet() == nth);
  }

  /** Waits until the first such line; false if the command ended before. */
  public boolean says(Predicate<String> what) throws InterruptedException {
    for (String line = line(); !line.equals(END); line = line()) {
      if (what.test(line)) {
        return true;
      }
    }
    return false;
  }

  /** Waits for the command's end. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw overdue();
    }
    return process.exitValue();
  }

  /** SIGKILL; the result is the exit code, which is the command's own if it was quicker. */
  public int kill() throws InterruptedException {
    process.destroyForcibly();
    return exitCode();
  }

  /** Everything the command said on standard error, once it has ended. */
  public String messages() throws InterruptedException {
    while (!line().equals(END)) {
      // Kept by the reader; waiting for the last of them is all there is to do.
    }
    lines.add(END);
    return messages.toString();
  }

  private AssertionError overdue() throws InterruptedException {
    String threads = threads();
    process.destroyForcibly();
    return new AssertionError(
        "%s\nis not done after %d s; it said\n%s\nand its threads are\n%s"
            .formatted(
                process.info().commandLine().orElse("the command"),
                most.toSeconds(),
                messages,
                threads));
  }

  private String threads() throws InterruptedException {
    try {
      Path dump = Files.createTempFile("threads", ".txt");
      Process jstack =
          new ProcessBuilder(
                  Path.of(HOME, "bin", "jstack").toString(), "-l", String.valueOf(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(dump.toFile())
              .start();
      if (!jstack.waitFor(DUMP_SECONDS, TimeUnit.SECONDS)) {
        jstack.destroyForcibly();
      }
      String threads = Files.readString(dump);
      Files.delete(dump);
      return threads;
    } catch (IOException e) {
      return "unknown: " + e;
    }
  }
}
