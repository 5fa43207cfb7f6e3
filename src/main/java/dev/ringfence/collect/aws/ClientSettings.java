package dev.ringfence.collect.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What a client of any service is made with. */
record ClientSettings(
    Region region,
    AwsCredentialsProvider credentials,
    SdkHttpClient http,
    RetryStrategy retries,
    MetricPublisher metrics,
    Connection connection) {
  <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B applyTo(B builder) {
    connection.endpoint().ifPresent(builder::endpointOverride);
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .addMetricPublisher(metrics)
                .apiCallAttemptTimeout(connection.attempt())
                .apiCallTimeout(connection.page())
                .build());
  }
}
