package dev.ringfence.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Live Azure subscriptions to collect from.
 *
 * @param subscriptions their ids; empty where a management group names them
 * @param managementGroup id of a management group, whose subscriptions at any depth are meant
 * @param excluded subscriptions of the group that are left out
 * @param tenant id or domain of the tenant that the credentials are of; empty leaves it to them
 * @param cloud {@code public}, {@code china}, {@code government}, or {@code custom} where an
 *     endpoint is named
 * @param endpoint of Resource Manager, {@code https://…}; empty but for a custom cloud
 * @param authority that gives tokens, {@code https://…}; empty takes the cloud's own
 * @param audience that tokens are asked for; empty takes the endpoint
 * @param line where it stands in audit.yaml
 */
public record AzureSettings(
    List<String> subscriptions,
    Optional<String> managementGroup,
    List<String> excluded,
    Optional<String> tenant,
    Cloud cloud,
    Optional<String> endpoint,
    Optional<String> authority,
    Optional<String> audience,
    int line) {
  /** The clouds of Azure that audit.yaml has words for. */
  public enum Cloud {
    PUBLIC("public"),
    CHINA("china"),
    GOVERNMENT("government"),
    /** Whatever stands behind an endpoint. */
    CUSTOM("custom");

    private final String word;

    Cloud(String word) {
      this.word = word;
    }

    /** As audit.yaml writes it. */
    public String word() {
      return word;
    }
  }

  public AzureSettings {
    subscriptions = List.copyOf(subscriptions);
    excluded = List.copyOf(excluded);
  }
}
