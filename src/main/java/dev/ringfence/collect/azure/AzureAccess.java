package dev.ringfence.collect.azure;

import java.util.List;
import java.util.Optional;

/**
 * Subscriptions to collect, and how they are entered.
 *
 * @param subscriptions their ids; empty where a management group names them
 * @param managementGroup id of a management group, whose subscriptions at any depth are meant
 * @param excluded subscriptions of the group that are left out
 * @param tenant that the credentials are of; empty leaves it to them
 */
public record AzureAccess(
    List<String> subscriptions,
    Optional<String> managementGroup,
    List<String> excluded,
    Optional<String> tenant,
    Cloud cloud) {
  public AzureAccess {
    subscriptions = List.copyOf(subscriptions);
    excluded = List.copyOf(excluded);
  }
}
