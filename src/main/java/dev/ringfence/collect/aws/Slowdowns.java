package dev.ringfence.collect.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Which services asked to slow down, and when last; told now and then, not each time. */
final class Slowdowns {
  private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(10);

  private final Clock clock;
  private final Consumer<String> notice;
  private final Map<String, Instant> last = new ConcurrentHashMap<>();
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  Slowdowns(Clock clock, Consumer<String> notice) {
    this.clock = clock;
    this.notice = notice;
  }

  /**
   * Notes that a service refused.
   *
   * @param name account and service
   */
  void note(String name) {
    Instant now = clock.instant();
    last.put(name, now);
    boolean isDue =
        Optional.ofNullable(told.get(name))
            .filter(before -> before.plus(BETWEEN_NOTICES).isAfter(now))
            .isEmpty();
    if (isDue) {
      told.put(name, now);
      notice.accept(name + " asks to slow down; going on more slowly");
    }
  }

  /** Whether a service refused at or after an instant. */
  boolean isSlowSince(String name, Instant instant) {
    return Optional.ofNullable(last.get(name)).filter(at -> !at.isBefore(instant)).isPresent();
  }
}
