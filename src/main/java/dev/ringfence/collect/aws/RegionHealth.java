package dev.ringfence.collect.aws;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a region answers at all; waiting for every call of one that does not takes hours. */
final class RegionHealth {
  private static final int PATIENCE = 3;
  private static final Set<Reason> SILENCE = Set.of(Reason.TIMED_OUT, Reason.UNREACHABLE);

  private final AtomicBoolean hasAnswered = new AtomicBoolean();
  private final AtomicInteger unanswered = new AtomicInteger();

  void note(Answer answer) {
    if (answer.fault().filter(fault -> SILENCE.contains(fault.reason())).isPresent()) {
      unanswered.incrementAndGet();
    } else {
      hasAnswered.set(true);
    }
  }

  int unanswered() {
    return unanswered.get();
  }

  boolean isGivenUp() {
    return !hasAnswered.get() && unanswered.get() >= PATIENCE;
  }
}
