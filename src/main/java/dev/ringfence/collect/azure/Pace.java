package dev.ringfence.collect.azure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * When a subscription may be asked next. All its calls share it, since Resource Manager counts them
 * together: what one of them was told to wait, the others wait too.
 */
final class Pace {
  private static final long BETWEEN_NOTICES = Duration.ofSeconds(10).toNanos();

  private final String owner;
  private final Consumer<String> notice;
  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private final AtomicLong told = new AtomicLong(System.nanoTime() - BETWEEN_NOTICES);

  /**
   * A pace of one subscription.
   *
   * @param notice gets a line where the service asks to slow down, not each time
   */
  Pace(String owner, Consumer<String> notice) {
    this.owner = owner;
    this.notice = notice;
  }

  /** The service wants to be left alone for a while. */
  void slow(Duration wait) {
    long until = System.nanoTime() + wait.toNanos();
    next.accumulateAndGet(until, (one, other) -> one - other > 0 ? one : other);
    long last = told.get();
    long now = System.nanoTime();
    if (now - last >= BETWEEN_NOTICES && told.compareAndSet(last, now)) {
      notice.accept(owner + " asks to slow down; going on in " + wait.toSeconds() + " seconds");
    }
  }

  /**
   * Waits for a turn.
   *
   * @param end of {@link System#nanoTime}, after which a turn is of no use
   * @return whether it came
   */
  boolean comes(long end) {
    long wait = next.get() - System.nanoTime();
    while (wait > 0) {
      if (next.get() - end >= 0) {
        return false;
      }
      sleep(Duration.ofNanos(wait));
      wait = next.get() - System.nanoTime();
    }
    return System.nanoTime() - end < 0;
  }

  static void sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the collection was interrupted", e);
    }
  }
}
