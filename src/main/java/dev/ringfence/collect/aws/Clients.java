package dev.ringfence.collect.aws;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;

/** The clients of one account in one region, made as they are needed. */
final class Clients implements AutoCloseable {
  private final Credentials credentials;
  private final Region region;
  private final Map<Service<?>, AwsClient> made = new ConcurrentHashMap<>();

  Clients(Credentials credentials, Region region) {
    this.credentials = credentials;
    this.region = region;
  }

  Region region() {
    return region;
  }

  <C extends AwsClient> C client(Service<C> service) {
    return service
        .type()
        .cast(
            made.computeIfAbsent(
                service,
                absent -> service.builder().client(credentials.settings(service, region))));
  }

  /** Whether the service has asked to slow down since an instant. */
  boolean isSlowSince(Service<?> service, Instant instant) {
    return credentials.isSlowSince(service, instant);
  }

  /** Ends the clients; the HTTP connections they share stay. */
  @Override
  public void close() {
    made.values().forEach(AwsClient::close);
  }
}
