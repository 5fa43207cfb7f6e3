package dev.ringfence.collect.azure;

import com.azure.core.http.HttpMethod;
import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Waits for an answer that takes the service its time: the question is accepted with an address,
 * which is asked until the answer is there (Azure Resource Manager, asynchronous operations).
 *
 * @param asked puts one request patiently
 * @param pause between two requests where the service names none
 * @param last of {@link System#nanoTime}, after which an answer is of no use
 */
record Awaiting(Cloud cloud, Function<Sending.Question, Reply> asked, Duration pause, long last) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** How an operation ended without an answer (ARM, asynchronous operations, status). */
  private static final Set<String> FAILED = Set.of("failed", "canceled");

  private static final String SUCCEEDED = "succeeded";

  /** The answer, or what came in its place. */
  Reply answer(Reply accepted) {
    Reply reply = accepted;
    Optional<URI> at = Optional.empty();
    while (isUnderWay(reply)) {
      if (reply.later().isPresent()) {
        at = reply.later().flatMap(this::address);
      }
      if (at.isEmpty()) {
        return broken(
            Reason.TRUNCATED,
            "it was accepted, but not told where at " + cloud.endpoint() + " its answer will be");
      }
      Duration wait = reply.pause().orElse(pause);
      if (System.nanoTime() + wait.toNanos() - last >= 0) {
        return broken(
            Reason.TIMED_OUT, "it was accepted, but no answer came within the time it may take");
      }
      Pace.sleep(wait);
      reply = asked.apply(new Sending.Question(HttpMethod.GET, at.get(), ""));
    }
    return ended(reply);
  }

  private static boolean isUnderWay(Reply reply) {
    String state = state(reply);
    return reply.isAccepted()
        || (!state.isEmpty() && !state.equals(SUCCEEDED) && !FAILED.contains(state));
  }

  private static Reply ended(Reply reply) {
    String state = state(reply);
    if (FAILED.contains(state)) {
      return Reply.broken(Failures.refusal(reply));
    }
    return state.isEmpty()
        ? reply
        : broken(Reason.TRUNCATED, "it has ended, but not told where its answer is");
  }

  /** What a message about the operation says of it; empty for an answer, and for an error. */
  private static String state(Reply reply) {
    if (!reply.isOk()) {
      return "";
    }
    try {
      JsonNode body = MAPPER.readTree(reply.body());
      return body.has("value") ? "" : body.path("status").asString("").toLowerCase(Locale.ROOT);
    } catch (JacksonException e) {
      return ""; // Whoever takes it as an answer says that it cannot be read.
    }
  }

  private Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text.replace(" ", "%20"))).filter(cloud::isAt);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // What calls this says that the address is none.
    }
  }

  private static Reply broken(Reason reason, String words) {
    return Reply.broken(Fault.of(reason, words));
  }
}
