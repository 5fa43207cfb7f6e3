package dev.ringfence.collect.aws;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a region answers at all; waiting for every call of one that does not takes hours. */
final class RegionHealth {
  private static final int PATIENCE = 3;

  private final AtomicBoolean hasAnswered = new AtomicBoolean();
  private final AtomicInteger unanswered = new AtomicInteger();

  void note(Answer answer) {
    if (answer.isHeard()) {
      hasAnswered.set(true);
    } else {
      unanswered.incrementAndGet();
    }
  }

  int unanswered() {
    return unanswered.get();
  }

  boolean isGivenUp() {
    return !hasAnswered.get() && unanswered.get() >= PATIENCE;
  }
}
