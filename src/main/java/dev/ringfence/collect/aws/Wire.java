package dev.ringfence.collect.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * What all accounts share: connections, patience, and the count of calls.
 *
 * @param notice gets a line where a service slows us down
 */
record Wire(Connection connection, SdkHttpClient http, CallTally tally, Consumer<String> notice) {
  static Wire of(Connection connection, Consumer<String> notice) {
    SdkHttpClient http =
        ApacheHttpClient.builder()
            .maxConnections(connection.calls() + 4)
            .socketTimeout(connection.attempt())
            .build();
    return new Wire(connection, http, new CallTally(), notice);
  }

  /** Adaptive: refusals lower the rate at which further calls are made, answers raise it again. */
  RetryStrategy retries(String name) {
    return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
        .maxAttempts(connection.attempts())
        .treatAsThrottling(failure -> isThrottling(name, failure))
        .build();
  }

  private boolean isThrottling(String name, Throwable failure) {
    boolean isThrottled =
        failure instanceof SdkException refusal && RetryUtils.isThrottlingException(refusal);
    if (isThrottled) {
      notice.accept(name + " asks to slow down; going on more slowly");
    }
    return isThrottled;
  }
}
