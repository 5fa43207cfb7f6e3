package dev.ringfence.collect.azure;

import java.util.concurrent.atomic.LongAdder;

/** How many calls were made, attempts counted each, and how many of them were throttled. */
final class CallTally {
  private final LongAdder calls = new LongAdder();
  private final LongAdder throttled = new LongAdder();

  void note(Reply reply) {
    calls.increment();
    if (reply.isThrottling()) {
      throttled.increment();
    }
  }

  @Override
  public String toString() {
    return "%d Azure calls made, %d of them throttled".formatted(calls.sum(), throttled.sum());
  }
}
