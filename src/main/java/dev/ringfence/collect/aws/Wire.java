package dev.ringfence.collect.aws;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * What all accounts share: connections, patience, and the count of calls.
 *
 * @param slowdowns which services asked to slow down
 */
record Wire(Connection connection, SdkHttpClient http, CallTally tally, Slowdowns slowdowns) {
  static Wire of(Connection connection, Slowdowns slowdowns) {
    SdkHttpClient http =
        ApacheHttpClient.builder()
            .maxConnections(connection.calls() + 4)
            .socketTimeout(connection.attempt())
            .build();
    return new Wire(connection, http, new CallTally(), slowdowns);
  }

  /** Adaptive: refusals lower the rate at which further calls are made, answers raise it again. */
  RetryStrategy retries(String name) {
    RetryStrategy adaptive =
        AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
            .maxAttempts(connection.attempts())
            .treatAsThrottling(failure -> noted(name, failure))
            .build();
    return new Retries(adaptive, Wire::isRefusal);
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof SdkException refusal && RetryUtils.isThrottlingException(refusal);
  }

  private boolean noted(String name, Throwable failure) {
    boolean isRefused = isRefusal(failure);
    if (isRefused) {
      slowdowns.note(name);
    }
    return isRefused;
  }
}
