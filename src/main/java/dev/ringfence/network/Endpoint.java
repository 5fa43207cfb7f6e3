package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * What can send and receive in a network: a network interface, later a pod or a host. Zone
 * selectors see its components by name, as {@code endpoint}.
 *
 * @param header of the interface itself, but for the tags: for a key it lacks it has those of what
 *     it serves, then of its subnet, then of its network
 * @param kind {@code networkInterface}
 * @param role what it is: {@code server}, {@code load-balancer}, {@code nat-gateway}, {@code
 *     data-store}, {@code service-endpoint}, {@code transit-gateway}, {@code bastion} or {@code
 *     other}
 * @param tier of its subnet
 * @param virtualNetwork id of the network it lies in
 * @param networkName name of that network, for people
 * @param subnet id of its subnet
 * @param subnetName name of that subnet, for people
 * @param serves id of the server, balancer or data store it belongs to, empty where unattached
 * @param servedName name of that, for people
 * @param addresses private addresses, those of IPv6 among them
 * @param publicAddresses IPv4 addresses under which the internet knows it
 * @param filters ids of the stateful filters it carries
 * @param isInUse false for a detached interface, which carries no traffic
 * @param needsEveryFilter whether a packet needs each of the filters, and passes where there is
 *     none; otherwise one that admits it suffices
 * @param isClosedWithoutFilter whether nothing comes in from the internet where there is no filter
 */
public record Endpoint(
    ResourceHeader header,
    String kind,
    Fact<String> role,
    Fact<String> tier,
    String virtualNetwork,
    String networkName,
    String subnet,
    String subnetName,
    Fact<String> serves,
    Fact<String> servedName,
    Fact<Addresses> addresses,
    Fact<Addresses> publicAddresses,
    Fact<List<String>> filters,
    Fact<Boolean> isInUse,
    Fact<Boolean> needsEveryFilter,
    Fact<Boolean> isClosedWithoutFilter) {

  /** An endpoint of which one filter that admits suffices. */
  public Endpoint(
      ResourceHeader header,
      String kind,
      Fact<String> role,
      Fact<String> tier,
      String virtualNetwork,
      String networkName,
      String subnet,
      String subnetName,
      Fact<String> serves,
      Fact<String> servedName,
      Fact<Addresses> addresses,
      Fact<Addresses> publicAddresses,
      Fact<List<String>> filters,
      Fact<Boolean> isInUse) {
    this(
        header,
        kind,
        role,
        tier,
        virtualNetwork,
        networkName,
        subnet,
        subnetName,
        serves,
        servedName,
        addresses,
        publicAddresses,
        filters,
        isInUse,
        Fact.known(false, header.source()),
        Fact.known(false, header.source()));
  }

  /** Globally unique and stable. */
  public String id() {
    return header.id();
  }
}
