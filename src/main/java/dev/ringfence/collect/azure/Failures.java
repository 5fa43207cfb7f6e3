package dev.ringfence.collect.azure;

import com.azure.core.exception.ClientAuthenticationException;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.ServiceErrors;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What went wrong, in words for the person who reads a gap; nothing of tokens gets here. */
final class Failures {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Failures() {}

  /** What the world does to us, not our own faults. */
  static boolean isExpected(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof TimeoutException
        || failure instanceof ClientAuthenticationException;
  }

  static Fault fault(Throwable failure) {
    if (failure instanceof TooLargeException tooLarge) {
      return Fault.of(Reason.TOO_LARGE, "a page of more than " + tooLarge.limit() + " bytes");
    }
    if (failure instanceof TimeoutException) {
      return Fault.of(Reason.TIMED_OUT, "no answer within the time a page may take");
    }
    if (failure instanceof ClientAuthenticationException) {
      boolean isUnreachable =
          cause(failure, IOException.class).isPresent()
              || cause(failure, TimeoutException.class).isPresent();
      return Fault.of(
          isUnreachable ? Reason.UNREACHABLE : Reason.DENIED, "no token was given" + said(failure));
    }
    return cause(failure, UnknownHostException.class).isPresent()
        ? Fault.of(Reason.UNREACHABLE, "the name of its endpoint was not found")
        : Fault.of(Reason.UNREACHABLE, "the connection failed" + said(failure));
  }

  /** Whether another attempt may go better. */
  static boolean mayPass(Fault fault) {
    return fault.reason() == Reason.TIMED_OUT || fault.reason() == Reason.UNREACHABLE;
  }

  /** The turn of a call did not come, or the service refused to the last. */
  static Fault throttledOut() {
    return Fault.of(
        Reason.THROTTLED,
        "the service asked to slow down, and its turn did not come within the time a page may take");
  }

  static Fault tooLong(Duration answer) {
    return Fault.of(Reason.TIMED_OUT, "not all pages came within " + words(answer));
  }

  /** What a reply that is no answer says. */
  static Fault refusal(Reply reply) {
    JsonNode error = error(reply);
    String code = code(reply);
    String what = code.isEmpty() ? "HTTP status " + reply.status() : code;
    return Fault.of(
        reason(reply, code), what + ServiceErrors.quoted(error.path("message").asString("")));
  }

  /** What is in effect for an interface is there while its machine runs alone. */
  static Fault ofMachine(Fault fault) {
    return fault.reason() == Reason.NOT_COLLECTED && ServiceErrors.isOfStoppedMachine(fault.words())
        ? Fault.of(Reason.NOT_RUNNING, fault.words())
        : fault;
  }

  /** The code of the service's error; empty where it gives none. */
  static String code(Reply reply) {
    String code = error(reply).path("code").asString("");
    return code.matches("[A-Za-z][A-Za-z0-9_.]{0,99}") ? code : "";
  }

  /** Resource Manager puts its errors under {@code error}, some resource providers bare. */
  private static JsonNode error(Reply reply) {
    try {
      JsonNode body = MAPPER.readTree(reply.body());
      return body.has("error") ? body.path("error") : body;
    } catch (JacksonException e) {
      return MAPPER.missingNode(); // A proxy's page, or nothing: the status speaks.
    }
  }

  private static Reason reason(Reply reply, String code) {
    if (reply.isThrottling()) {
      return Reason.THROTTLED;
    }
    Reason byCode = code.isEmpty() ? Reason.NOT_COLLECTED : ServiceErrors.reason(code);
    if (byCode != Reason.NOT_COLLECTED) {
      return byCode;
    }
    return switch (reply.status()) {
      case 401, 403 -> Reason.DENIED;
      case 408, 504 -> Reason.TIMED_OUT;
      default -> reply.status() >= 500 ? Reason.UNREACHABLE : Reason.NOT_COLLECTED;
    };
  }

  private static String said(Throwable failure) {
    return ServiceErrors.quoted(Optional.ofNullable(failure.getMessage()).orElse(""));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (kind.isInstance(e)) {
        return Optional.of(kind.cast(e));
      }
    }
    return Optional.empty();
  }

  private static String words(Duration time) {
    return time.toSeconds() % 60 == 0
        ? time.toMinutes() + " minutes"
        : time.toSeconds() > 0 ? time.toSeconds() + " seconds" : time.toMillis() + " ms";
  }
}
