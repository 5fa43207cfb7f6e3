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
 * @param orderedFilter id of the network ACL that applies; empty where the provider has none, and
 *     routes hold between interfaces of one subnet too
 * @param translatesOutwards whether interfaces without a public address of their own reach the
 *     internet under a shared one, without any NAT gateway that a route names
 * @param filter id of the group that holds for everything in it; empty for none, and where the
 *     provider's groups hold for interfaces alone
 * @param hasDefaultEgress whether the platform gives interfaces without any address of their own
 *     one to reach the internet under, which nobody asked for
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
    Fact<String> orderedFilter,
    Fact<Boolean> translatesOutwards,
    Fact<String> filter,
    Fact<Boolean> hasDefaultEgress)
    implements Resource {

  /** A subnet out of which only gateways that routes name lead. */
  public Subnet(
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
      Fact<String> orderedFilter) {
    this(
        header,
        virtualNetwork,
        cidrs,
        availabilityZone,
        tier,
        isTierInferred,
        assignsPublicAddresses,
        assignsIpv6Addresses,
        routes,
        gatewayEndpoints,
        serviceEndpoints,
        orderedFilter,
        Fact.known(false, header.source()),
        Fact.known("", header.source()),
        Fact.known(false, header.source()));
  }
}
