package dev.ringfence.collect.aws;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A service of AWS and how to reach it.
 *
 * @param name as the AWS CLI names it, {@code elbv2}
 * @param builder makes a client from how an account is entered
 * @param metadata in which regions it is known to be offered
 */
record Service<C extends AwsClient>(
    String name, Class<C> type, ClientSource<C> builder, ServiceMetadata metadata) {
  /** Makes a client of one service. */
  @FunctionalInterface
  interface ClientSource<C> {
    C client(ClientSettings settings);
  }

  static <C extends AwsClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
      Service<C> of(String name, Class<C> type, Supplier<B> builder, ServiceMetadata metadata) {
    return new Service<>(name, type, settings -> settings.applyTo(builder.get()).build(), metadata);
  }

  /** Whether the SDK's own table knows the service in a region. */
  boolean isOfferedIn(Region region) {
    return metadata.regions().contains(region);
  }

  /**
   * An operation of this service.
   *
   * @param request what is asked, before any item and page
   */
  <B extends SdkBuilder<B, Q> & SdkPojo, Q extends AwsRequest> Operation read(
      String operation, Supplier<B> request, BiFunction<C, Q, ? extends AwsResponse> method) {
    Operation.Invocation invocation =
        (clients, members) -> {
          B builder = request.get();
          members.accept(builder);
          return method.apply(clients.client(this), builder.build());
        };
    return new Operation(
        this,
        name + ":" + operation,
        () -> request.get().build(),
        invocation,
        Operation.Asks.ONCE,
        Integer.MAX_VALUE);
  }
}
