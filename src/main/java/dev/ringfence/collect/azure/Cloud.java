package dev.ringfence.collect.azure;

import com.azure.core.management.AzureEnvironment;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of Azure's clouds: where its Resource Manager is, and who gives tokens for it.
 *
 * @param endpoint of Resource Manager
 * @param authority that gives tokens; empty leaves it to the SDK, which honours {@code
 *     AZURE_AUTHORITY_HOST} and takes the public cloud's otherwise
 * @param audience that tokens are asked for, a URI without a final slash
 */
public record Cloud(URI endpoint, Optional<URI> authority, String audience) {
  public static final Cloud PUBLIC = of(AzureEnvironment.AZURE, false);
  public static final Cloud CHINA = of(AzureEnvironment.AZURE_CHINA, true);
  public static final Cloud GOVERNMENT = of(AzureEnvironment.AZURE_US_GOVERNMENT, true);

  public Cloud {
    audience = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
  }

  private static Cloud of(AzureEnvironment environment, boolean hasOwnAuthority) {
    URI endpoint = URI.create(environment.getResourceManagerEndpoint());
    return new Cloud(
        endpoint,
        hasOwnAuthority
            ? Optional.of(URI.create(environment.getActiveDirectoryEndpoint()))
            : Optional.empty(),
        endpoint.toString());
  }

  /** The same, with an authority of its own where one is named. */
  public Cloud with(Optional<URI> another) {
    return new Cloud(endpoint, another.or(() -> authority), audience);
  }

  /** Whether Microsoft's own directory of authorities knows it. */
  boolean isKnown() {
    return List.of(PUBLIC, CHINA, GOVERNMENT).stream()
        .anyMatch(known -> known.endpoint().equals(endpoint));
  }

  /** The scope that tokens are asked for. */
  String scope() {
    return audience + "/.default";
  }

  /** A path and query at Resource Manager. */
  URI at(String path) {
    String base = endpoint.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  /** Whether an address is at this Resource Manager; tokens are sent nowhere else. */
  boolean isAt(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        && address.getUserInfo() == null
        && String.valueOf(address.getHost()).equalsIgnoreCase(endpoint.getHost())
        && port(address) == port(endpoint);
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? 443 : address.getPort();
  }

  /** As the SDK's own policies want it. */
  AzureEnvironment environment() {
    return new AzureEnvironment(
        Map.of(
            AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(),
            endpoint.toString(),
            AzureEnvironment.Endpoint.MANAGEMENT.identifier(),
            audience.toLowerCase(Locale.ROOT)));
  }
}
