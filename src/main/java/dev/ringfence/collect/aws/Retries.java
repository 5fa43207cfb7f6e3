package dev.ringfence.collect.aws;

import java.util.function.Predicate;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * As patient with refusals for speed as the strategy beneath, and less with other failures: who is
 * told to slow down gets an answer by waiting, but a service that fails four times in a row fails
 * the twelfth time too, and an estate has thousands of such calls.
 */
final class Retries implements RetryStrategy {
  /** One more than the SDK's standard mode takes (AWS SDKs reference guide, "Retry behavior"). */
  static final int MOST_FAILURES = 4;

  private final RetryStrategy beneath;
  private final Predicate<Throwable> isRefusal;

  /**
   * A strategy over another.
   *
   * @param isRefusal whether a failure asks for a lower speed
   */
  Retries(RetryStrategy beneath, Predicate<Throwable> isRefusal) {
    this.beneath = beneath;
    this.isRefusal = isRefusal;
  }

  /**
   * A request under way.
   *
   * @param failures how many of its attempts failed otherwise than by a refusal
   */
  private record Token(RetryToken beneath, int failures) implements RetryToken {}

  private static Token own(RetryToken token) {
    if (token instanceof Token own) {
      return own;
    }
    throw new IllegalArgumentException("a token of another strategy: " + token);
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    AcquireInitialTokenResponse first = beneath.acquireInitialToken(request);
    return AcquireInitialTokenResponse.create(new Token(first.token(), 0), first.delay());
  }

  /**
   * {@inheritDoc}
   *
   * @throws TokenAcquisitionFailedException if no further attempt is to be made
   */
  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    Token token = own(request.token());
    int failures = token.failures() + (isRefusal.test(request.failure()) ? 0 : 1);
    if (failures >= MOST_FAILURES) {
      throw new TokenAcquisitionFailedException(
          failures + " attempts failed", token, request.failure());
    }
    RefreshRetryTokenResponse next =
        beneath.refreshRetryToken(request.copy(copy -> copy.token(token.beneath())));
    return RefreshRetryTokenResponse.create(new Token(next.token(), failures), next.delay());
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    Token token = own(request.token());
    beneath.recordSuccess(RecordSuccessRequest.create(token.beneath()));
    return RecordSuccessResponse.create(token);
  }

  @Override
  public int maxAttempts() {
    return beneath.maxAttempts();
  }

  @Override
  public boolean useClientDefaults() {
    return beneath.useClientDefaults();
  }

  /** The builder of the strategy beneath: what it builds has no limit of its own for failures. */
  @Override
  public Builder<?, ?> toBuilder() {
    return beneath.toBuilder();
  }
}
