package dev.ringfence.job;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.jdbc.JdbcAttempts;
import dev.ringfence.history.jdbc.JdbcAttempts.Attempt;
import dev.ringfence.history.jdbc.JdbcAttempts.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Decides whether a launch goes on with an attempt that was cut short, or is a new one. */
final class Attempts {
  private final JdbcAttempts stored;

  Attempts(JdbcAttempts stored) {
    this.stored = stored;
  }

  /**
   * The last attempt, if it was cut short in the same state, was given the same inputs and is not
   * asked for another instant; otherwise a new one, which supersedes it.
   */
  Attempt continuedOrNew(AuditRequest request, State state) {
    Optional<Attempt> last = stored.last(request.inputs().estate(), request.period());
    Digest inputs = request.inputs().digest();
    Optional<Attempt> unfinished =
        last.filter(
            attempt ->
                attempt.state() == state
                    && attempt.inputs().equals(inputs)
                    && request.asOf().map(attempt.asOf()::equals).orElse(true));
    if (unfinished.isPresent()) {
      return unfinished.get();
    }
    Attempt attempt = fresh(request, last.map(Attempt::number).orElse(0) + 1, inputs, state);
    stored.open(attempt);
    return attempt;
  }

  private static Attempt fresh(AuditRequest request, int number, Digest inputs, State state) {
    Instant asOf = request.asOf().orElse(request.now()).truncatedTo(ChronoUnit.SECONDS);
    String estate = request.inputs().estate();
    String runId =
        "%s-%s-%d-%s".formatted(estate, request.period(), number, RunNames.of(asOf, inputs));
    return new Attempt(runId, estate, request.period(), number, asOf, inputs, state);
  }

  /** The attempt whose evidence is sealed and waits, or whose assessment was cut short. */
  Optional<Attempt> collected(AuditRequest request) {
    return stored
        .last(request.inputs().estate(), request.period())
        .filter(
            attempt -> attempt.state() == State.COLLECTED || attempt.state() == State.ASSESSING);
  }

  AuditRun run(AuditRequest request, Attempt attempt) {
    return new AuditRun(
        attempt.runId(),
        attempt.estate(),
        attempt.period(),
        attempt.number(),
        attempt.asOf(),
        request.inputs().configuration(),
        request.inputs().catalogue(),
        request.inputs().exceptionFiles(),
        request.inputs().toolVersion());
  }
}
