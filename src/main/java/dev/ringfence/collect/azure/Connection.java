package dev.ringfence.collect.azure;

import java.time.Duration;

/**
 * How patiently and how widely subscriptions are asked.
 *
 * @param attempt longest wait for one attempt at a page, its token included
 * @param page longest wait for a page, attempts and pauses between them included
 * @param answer longest wait for all pages of an answer
 * @param attempts most attempts at a page, at least 1
 * @param pause before the second attempt where the service names none; doubled for each further one
 * @param calls most calls under way at once, over all subscriptions, at least 1
 */
public record Connection(
    Duration attempt, Duration page, Duration answer, int attempts, Duration pause, int calls) {
  /** Resource Manager gives up after a minute itself; after throttling a turn may take minutes. */
  public static final Connection DEFAULT =
      new Connection(
          Duration.ofSeconds(90),
          Duration.ofMinutes(20),
          Duration.ofMinutes(60),
          8,
          Duration.ofSeconds(2),
          12);

  public Connection {
    if (attempts < 1 || calls < 1) {
      throw new IllegalArgumentException(attempts + " attempts, " + calls + " calls at once");
    }
  }
}
