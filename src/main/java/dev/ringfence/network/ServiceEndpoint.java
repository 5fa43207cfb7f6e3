package dev.ringfence.network;

import java.util.List;

/**
 * A private way to a service of the provider or of another account: an AWS VPC endpoint.
 *
 * @param service short name, {@code s3}, {@code kms}; the full name for a third party's
 * @param type {@code gateway}, {@code interface}, {@code gateway-load-balancer}, {@code resource}
 *     or {@code service-network}
 * @param isPolicyOpen whether a statement of its policy lets anyone do anything to everything
 * @param isResourceOpen whether it lets requests through to resources that its owners did not name:
 *     any, or buckets under a name with a wildcard, which anybody may register
 * @param routeTables ids of the tables a gateway endpoint is entered in
 */
public record ServiceEndpoint(
    ResourceHeader header,
    String virtualNetwork,
    Fact<String> service,
    Fact<String> type,
    Fact<String> state,
    Fact<Boolean> hasPrivateDns,
    Fact<Boolean> isPolicyOpen,
    Fact<Boolean> isResourceOpen,
    Fact<List<String>> routeTables,
    Fact<List<String>> subnets,
    Fact<List<Filter>> filters)
    implements Resource {}
