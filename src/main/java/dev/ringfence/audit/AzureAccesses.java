package dev.ringfence.audit;

import dev.ringfence.catalogue.AzureSettings;
import dev.ringfence.collect.azure.AzureAccess;
import dev.ringfence.collect.azure.Cloud;
import java.net.URI;
import java.util.Optional;

/** What audit.yaml says of Azure, as its collector wants it. */
final class AzureAccesses {
  private AzureAccesses() {}

  static AzureAccess of(AzureSettings settings) {
    return new AzureAccess(
        settings.subscriptions(),
        settings.managementGroup(),
        settings.excluded(),
        settings.tenant(),
        cloud(settings));
  }

  private static Cloud cloud(AzureSettings settings) {
    Optional<URI> authority = settings.authority().map(URI::create);
    return switch (settings.cloud()) {
      case PUBLIC -> Cloud.PUBLIC.with(authority);
      case CHINA -> Cloud.CHINA.with(authority);
      case GOVERNMENT -> Cloud.GOVERNMENT.with(authority);
      case CUSTOM -> custom(settings, authority);
    };
  }

  private static Cloud custom(AzureSettings settings, Optional<URI> authority) {
    String endpoint = settings.endpoint().orElseThrow();
    return new Cloud(URI.create(endpoint), authority, settings.audience().orElse(endpoint));
  }
}
