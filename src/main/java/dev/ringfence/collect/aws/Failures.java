package dev.ringfence.collect.aws;

import dev.ringfence.collect.Fault;
import dev.ringfence.collect.ServiceErrors;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/** What went wrong, in words for the person who reads a gap; nothing of credentials gets here. */
final class Failures {
  private Failures() {}

  static Fault fault(SdkException failure, Operation operation, Region region) {
    if (failure instanceof AwsServiceException refusal) {
      return refusal(refusal);
    }
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException) {
      return Fault.of(Reason.TIMED_OUT, "no answer within the time a page may take");
    }
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return operation.service().isOfferedIn(region)
          ? Fault.of(Reason.UNREACHABLE, "the name of its endpoint was not found")
          : Fault.of(Reason.NOT_OFFERED, operation.service().name() + " has no endpoint there");
    }
    Optional<IOException> broken = cause(failure, IOException.class);
    boolean isHalf = cause(failure, JsonProcessingException.class).isPresent();
    if (broken.isPresent() && !isHalf) {
      return Fault.of(Reason.UNREACHABLE, "the connection failed" + said(broken.get()));
    }
    return isAboutCredentials(failure)
        ? Fault.of(Reason.DENIED, "no valid credentials were found")
        : Fault.of(Reason.UNPARSABLE, "what came is no whole answer of the API");
  }

  /** The time went by in waiting for a turn. */
  static Fault throttledOut() {
    return Fault.of(
        Reason.THROTTLED,
        "the service asked to slow down, and its turn did not come within the time a page may take");
  }

  private static Fault refusal(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String code = text(details == null ? null : details.errorCode());
    Reason reason =
        refusal.isThrottlingException()
            ? Reason.THROTTLED
            : code.isEmpty() ? byStatus(refusal) : ServiceErrors.reason(code);
    String what = code.isEmpty() ? "HTTP status " + refusal.statusCode() : code;
    String message = text(details == null ? null : details.errorMessage());
    return Fault.of(
        reason == Reason.NOT_COLLECTED && refusal.statusCode() >= 500 ? Reason.UNREACHABLE : reason,
        what + ServiceErrors.quoted(message));
  }

  private static Reason byStatus(SdkServiceException refusal) {
    return switch (refusal.statusCode()) {
      case 401, 403 -> Reason.DENIED;
      case 429 -> Reason.THROTTLED;
      default -> refusal.statusCode() >= 500 ? Reason.UNREACHABLE : Reason.NOT_COLLECTED;
    };
  }

  private static boolean isAboutCredentials(SdkException failure) {
    return text(failure.getMessage()).contains("credentials")
        || text(failure.getMessage()).contains("profile");
  }

  private static String said(Throwable failure) {
    return ServiceErrors.quoted(text(failure.getMessage()));
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }

  /** The innermost cause of a kind. */
  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
    Optional<T> found = Optional.empty();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (kind.isInstance(e)) {
        found = Optional.of(kind.cast(e));
      }
    }
    return found;
  }

  /** {@code 30 minutes}. */
  static String words(Duration time) {
    return time.toSeconds() % 60 == 0
        ? time.toMinutes() + " minutes"
        : time.toSeconds() > 0 ? time.toSeconds() + " seconds" : time.toMillis() + " ms";
  }
}
