package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * An attachment to a subnet: an AWS elastic network interface.
 *
 * @param role what it serves: {@code server}, {@code load-balancer}, {@code nat-gateway}, {@code
 *     data-store}, {@code service-endpoint}, {@code transit-gateway}, {@code bastion} or {@code
 *     other}
 * @param attachedTo id of what it serves, empty where unattached
 * @param privateAddresses its addresses in the subnet, those of IPv6 among them
 * @param publicAddresses IPv4 addresses under which the internet knows it; an IPv6 address needs
 *     none to be reached
 * @param filters ids of the groups it carries
 * @param isInUse false for a detached interface (status available)
 * @param needsEveryFilter whether a packet needs each of the filters, which stand in the order it
 *     meets them inwards, and passes where there is none; otherwise one that admits it suffices
 * @param isClosedWithoutFilter whether nothing comes in from the internet where there is no filter
 */
public record NetworkInterface(
    ResourceHeader header,
    String virtualNetwork,
    String subnet,
    Fact<String> tier,
    Fact<String> role,
    Fact<String> attachedTo,
    Fact<Addresses> privateAddresses,
    Fact<Addresses> publicAddresses,
    Fact<List<String>> filters,
    Fact<Boolean> isInUse,
    Fact<Boolean> needsEveryFilter,
    Fact<Boolean> isClosedWithoutFilter)
    implements Resource {

  /** An interface of which one filter that admits suffices, as with security groups of AWS. */
  public NetworkInterface(
      ResourceHeader header,
      String virtualNetwork,
      String subnet,
      Fact<String> tier,
      Fact<String> role,
      Fact<String> attachedTo,
      Fact<Addresses> privateAddresses,
      Fact<Addresses> publicAddresses,
      Fact<List<String>> filters,
      Fact<Boolean> isInUse) {
    this(
        header,
        virtualNetwork,
        subnet,
        tier,
        role,
        attachedTo,
        privateAddresses,
        publicAddresses,
        filters,
        isInUse,
        Fact.known(false, header.source()),
        Fact.known(false, header.source()));
  }
}
