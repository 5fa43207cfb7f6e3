package dev.ringfence.network;

import java.util.List;

/**
 * What a configuration rule of the provider says of one resource: an evaluation by AWS Config, a
 * state of Azure Policy. The resource itself is one of the last components, the others are unknown.
 *
 * @param rule what the rule is known by wherever it is used, {@code INCOMING_SSH_DISABLED} (AWS
 *     Config developer guide, list of managed rules), or the name of a built-in definition of Azure
 *     Policy
 * @param ruleName what its owner calls it
 * @param hasParameters whether its owner gave it parameters, which may change what it means
 * @param isApplicable false where the rule leaves the resource out, or has not enough data yet
 * @param evaluatedAt when the result was recorded, as the provider writes it
 * @param interfaces of the server; or the interface itself
 * @param routes of the route table
 */
public record RuleVerdict(
    ResourceHeader header,
    String rule,
    String ruleName,
    Fact<Boolean> hasParameters,
    Fact<String> resourceId,
    Fact<Boolean> isApplicable,
    Fact<Boolean> isCompliant,
    Fact<String> evaluatedAt,
    Fact<Filter> filter,
    Fact<OrderedFilter> orderedFilter,
    Fact<Subnet> subnet,
    Fact<VirtualNetwork> virtualNetwork,
    Fact<Server> server,
    Fact<List<NetworkInterface>> interfaces,
    Fact<List<Route>> routes,
    Fact<DataStore> dataStore)
    implements Resource {}
