package dev.ringfence.collect.aws;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The right to ask in one account. All its regions share one retry strategy per service, so that
 * what a service refuses in one region slows down the others before they are refused too.
 */
final class Credentials {
  private final Wire wire;
  private final String owner;
  private final AwsCredentialsProvider provider;
  private final Map<String, RetryStrategy> retries = new ConcurrentHashMap<>();

  /**
   * @param owner what progress calls the account
   */
  Credentials(Wire wire, String owner, AwsCredentialsProvider provider) {
    this.wire = wire;
    this.owner = owner;
    this.provider = provider;
  }

  ClientSettings settings(Service<?> service, Region region) {
    RetryStrategy shared =
        retries.computeIfAbsent(service.name(), name -> wire.retries(name(service)));
    return new ClientSettings(
        region, provider, wire.http(), shared, wire.tally(), wire.connection());
  }

  private String name(Service<?> service) {
    return owner + " " + service.name();
  }

  /** Whether the service has asked this account to slow down since an instant. */
  boolean isSlowSince(Service<?> service, Instant instant) {
    return wire.slowdowns().isSlowSince(name(service), instant);
  }

  Clients in(Region region) {
    return new Clients(this, region);
  }

  /** Never the credentials. */
  @Override
  public String toString() {
    return "credentials of " + owner;
  }
}
