package dev.ringfence.collect.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How patiently and how widely accounts are asked.
 *
 * @param endpoint address to use in place of every service's own; empty leaves it to the SDK, which
 *     honours {@code AWS_ENDPOINT_URL}
 * @param attempt longest wait for one attempt at a page
 * @param page longest wait for a page, attempts and pauses between them included
 * @param answer longest wait for all pages of an answer
 * @param attempts most attempts at a page, at least 1
 * @param calls most calls under way at once, over all accounts, at least 1
 */
public record Connection(
    Optional<URI> endpoint,
    Duration attempt,
    Duration page,
    Duration answer,
    int attempts,
    int calls) {
  /**
   * Some calls of EC2 take half a minute in large accounts. After throttling the calls of a service
   * wait for their turn, in large estates for minutes; that must not be taken for silence.
   */
  public static final Connection DEFAULT =
      new Connection(
          Optional.empty(),
          Duration.ofSeconds(60),
          Duration.ofMinutes(20),
          Duration.ofMinutes(60),
          12,
          12);

  public Connection {
    if (attempts < 1 || calls < 1) {
      throw new IllegalArgumentException(attempts + " attempts, " + calls + " calls at once");
    }
  }
}
