package dev.ringfence.collect.azure;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What came back of one attempt.
 *
 * @param status of HTTP; 0 where nothing came
 * @param pause how long the service wants to be left alone; empty where it does not say
 * @param later address at which the answer will be, or is told to be; empty where none is given
 * @param requestId what the service calls the request; UNKNOWN where it does not say
 * @param broken why nothing came, or only a part
 */
record Reply(
    int status,
    Optional<Duration> pause,
    Optional<String> later,
    String requestId,
    byte[] body,
    Optional<Fault> broken) {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /** What another attempt may mend: time-outs, throttling, and failures of the service. */
  private static final Set<Integer> PASSING =
      Set.of(408, TOO_MANY_REQUESTS, 500, 502, UNAVAILABLE, 504);

  static Reply broken(Fault fault) {
    return new Reply(
        0, Optional.empty(), Optional.empty(), "UNKNOWN", new byte[0], Optional.of(fault));
  }

  boolean isOk() {
    return status == OK && broken.isEmpty();
  }

  /** The service has taken the question and is at work. */
  boolean isAccepted() {
    return status == ACCEPTED && broken.isEmpty();
  }

  /** 503 with a time to wait is how some resource providers throttle. */
  boolean isThrottling() {
    return status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && pause.isPresent());
  }

  /** Whether the service said anything; that it asks to wait is something. */
  boolean isHeard() {
    return status > 0 || broken.filter(fault -> fault.reason() == Reason.THROTTLED).isPresent();
  }

  boolean isWorthAnother() {
    return PASSING.contains(status) || broken.filter(Failures::mayPass).isPresent();
  }

  /** Not the body: it may hold secrets. */
  @Override
  public String toString() {
    return "status " + status + ", request " + requestId;
  }
}
