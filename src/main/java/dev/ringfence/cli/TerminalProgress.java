package dev.ringfence.cli;

import dev.ringfence.audit.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar per step on a terminal, plain lines elsewhere; always on standard error. */
abstract sealed class TerminalProgress implements Progress, AutoCloseable {
  static TerminalProgress on(Console console) {
    boolean plain =
        !isTerminal() || System.getenv("CI") != null || "dumb".equals(System.getenv("TERM"));
    return plain ? new Lines(console) : new Bars();
  }

  /** From Java 22 to 24 there is a console without a terminal too; only it can tell. */
  private static boolean isTerminal() {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(terminal);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public abstract void close();

  /** {@code collect 2/4 aws/111122223333/eu-central-1}, at most one line in a hundred of a step. */
  private static final class Lines extends TerminalProgress {
    private static final long SHARE = 100;

    private record Step(long total, long done) {}

    private final Console console;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Lines(Console console) {
      this.console = console;
    }

    @Override
    public synchronized void begin(String step, long total) {
      steps.put(step, new Step(total, 0));
      console.err().println(step + (total > 1 ? " 0/" + total : ""));
    }

    @Override
    public synchronized void advance(String step, long by, String what) {
      Step before = steps.getOrDefault(step, new Step(-1, 0));
      Step after = new Step(before.total(), before.done() + by);
      steps.put(step, after);
      if (isWorthALine(before, after)) {
        String total = after.total() < 0 ? "" : "/" + after.total();
        console.err().println((step + " " + after.done() + total + " " + what).stripTrailing());
      }
    }

    private static boolean isWorthALine(Step before, Step after) {
      long every = Math.max(1, after.total() / SHARE);
      return after.done() == after.total() || before.done() / every != after.done() / every;
    }

    @Override
    public synchronized void note(String step, String what) {
      if (!what.isEmpty()) {
        console.err().println(step + ": " + what);
      }
    }

    @Override
    public void end(String step) {}

    @Override
    public void close() {
      console.err().flush();
    }
  }

  /** Bars of one line each, one below the other. */
  private static final class Bars extends TerminalProgress {
    private static final int INTERVAL_MILLISECONDS = 100;

    private final Map<String, ProgressBar> bars = new LinkedHashMap<>();

    @Override
    public synchronized void begin(String step, long total) {
      bars.values().forEach(ProgressBar::close);
      bars.clear();
      bars.put(
          step,
          new ProgressBarBuilder()
              .setTaskName(step)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build());
    }

    @Override
    public synchronized void advance(String step, long by, String what) {
      ProgressBar bar = bars.get(step);
      if (bar != null) {
        bar.setExtraMessage(" " + what);
        bar.stepBy(by);
      }
    }

    @Override
    public synchronized void note(String step, String what) {
      ProgressBar bar = bars.get(step);
      if (bar != null) {
        bar.setExtraMessage(" " + what);
      }
    }

    @Override
    public synchronized void end(String step) {
      ProgressBar bar = bars.remove(step);
      if (bar != null) {
        bar.close();
      }
    }

    @Override
    public synchronized void close() {
      bars.values().forEach(ProgressBar::close);
      bars.clear();
    }
  }
}
