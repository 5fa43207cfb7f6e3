package dev.ringfence.network;

import java.util.List;

/**
 * A managed database, cache, warehouse, search domain or message broker.
 *
 * @param virtualNetwork id of the network it lies in, empty where it lies in none
 * @param service {@code rds}, {@code redshift}, {@code elasticache}, {@code opensearch}, …
 * @param tiers of the subnets it may be placed in
 */
public record DataStore(
    ResourceHeader header,
    String virtualNetwork,
    Fact<String> service,
    Fact<String> engine,
    Fact<String> state,
    Fact<Boolean> isPubliclyAccessible,
    Fact<List<String>> tiers,
    Fact<List<String>> filters)
    implements Resource {}
