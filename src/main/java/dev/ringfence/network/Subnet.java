package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * A part of a virtual network with one route table and one ordered filter.
 *
 * @param virtualNetwork id of the network it belongs to
 * @param tier {@code public}, {@code application}, {@code data} or a configured zone's tier
 * @param isTierInferred whether neither a zone nor a tag states the tier
 * @param assignsPublicAddresses whether a new interface gets a public IPv4 address unless it asks
 *     not to
 * @param routes of the table that applies: the associated one, else the network's main table
 * @param gatewayEndpoints gateway endpoints whose route-table list names that table
 * @param serviceEndpoints all endpoints of the network it belongs to
 * @param orderedFilter id of the network ACL that applies
 */
public record Subnet(
    ResourceHeader header,
    String virtualNetwork,
    Fact<Addresses> cidrs,
    Fact<String> availabilityZone,
    Fact<String> tier,
    Fact<Boolean> isTierInferred,
    Fact<Boolean> assignsPublicAddresses,
    Fact<Boolean> assignsIpv6Addresses,
    Fact<List<Route>> routes,
    Fact<List<ServiceEndpoint>> gatewayEndpoints,
    Fact<List<ServiceEndpoint>> serviceEndpoints,
    Fact<String> orderedFilter)
    implements Resource {}
