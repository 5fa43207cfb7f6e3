package dev.ringfence.collect;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.Set;
import java.util.regex.Pattern;

/** What the error codes of AWS and Azure mean for evidence, whoever received them. */
public final class ServiceErrors {
  private static final int QUOTED = 400;

  private static final Set<String> REFUSALS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthFailure",
          "AuthenticationFailed",
          "AuthorizationError",
          "AuthorizationFailed",
          "LinkedAuthorizationFailed",
          "ExpiredAuthenticationToken",
          "ExpiredToken",
          "ExpiredTokenException",
          "ForbiddenException",
          "IncompleteSignature",
          "InvalidAuthenticationToken",
          "InvalidAuthenticationTokenTenant",
          "InvalidClientTokenId",
          "NotAuthorized",
          "RequestExpired",
          "SignatureDoesNotMatch",
          "UnauthorizedOperation",
          "UnrecognizedClientException");

  /** The account has not switched on the region, or not subscribed to the service. */
  private static final Set<String> NOT_ENABLED =
      Set.of(
          "OptInRequired",
          "SubscriptionRequiredException",
          "RegionDisabledException",
          // Azure: what a subscription has not registered, and one that is switched off.
          "MissingSubscriptionRegistration",
          "SubscriptionNotRegistered",
          "DisabledSubscription",
          "ReadOnlyDisabledSubscription");

  /** What a region, or a cloud, does not have. */
  private static final Set<String> NOT_OFFERED =
      Set.of("NoRegisteredProviderFound", "InvalidResourceType", "InvalidApiVersionParameter");

  private static final Pattern THROTTLING =
      Pattern.compile("Throttl|RequestLimitExceeded|TooManyRequests|SlowDown");
  private static final Pattern UNAVAILABLE =
      Pattern.compile("ServiceUnavailable|Internal|Unavailable|RequestTimeout");

  /** What identifies a caller's rights in full; of no use to a reader and best not spread. */
  private static final Pattern ENCODED =
      Pattern.compile("\\s*Encoded authorization failure message:.*", Pattern.DOTALL);

  /**
   * What is in effect for an interface of Azure is there while its machine runs alone; that it does
   * not is no refusal. Microsoft documents that, but no code of it (Azure virtual network, diagnose
   * a network traffic filter problem), so the words tell, and only those that mean nothing else.
   */
  private static final Pattern STOPPED =
      Pattern.compile(
          "^(?:ERROR: )?\\(?VmNotRunning\\b|\\bmust be attached to a running (?:virtual machine|vm)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** Names and ids within a message, which anybody may have chosen. */
  private static final Pattern NAMES = Pattern.compile("'[^'\\n]*+'|\"[^\"\\n]*+\"|/\\S++");

  private ServiceErrors() {}

  /** Why an answer is missing, by the code that came in its place. */
  public static Reason reason(String code) {
    if (REFUSALS.contains(code)) {
      return Reason.DENIED;
    }
    if (NOT_ENABLED.contains(code)) {
      return Reason.NOT_ENABLED;
    }
    if (NOT_OFFERED.contains(code)) {
      return Reason.NOT_OFFERED;
    }
    if (THROTTLING.matcher(code).find()) {
      return Reason.THROTTLED;
    }
    return UNAVAILABLE.matcher(code).find() ? Reason.UNREACHABLE : Reason.NOT_COLLECTED;
  }

  /** Whether an error is about a machine that does not run, or an interface that none holds. */
  public static boolean isOfStoppedMachine(String words) {
    return STOPPED.matcher(NAMES.matcher(words).replaceAll("")).find();
  }

  /** The service's own words, put on one line and cut to length; empty if they hold a secret. */
  public static String quoted(String message) {
    String text = ENCODED.matcher(message).replaceAll("").replaceAll("\\p{Cntrl}", " ").strip();
    if (text.isEmpty() || SecretNames.kindOfText(text).isPresent()) {
      return "";
    }
    return ": " + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text);
  }
}
