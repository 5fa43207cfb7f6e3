package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;

/**
 * One rule of a {@link Filter}. One permit per vendor rule: findings quote the rule, so ranges are
 * not merged here.
 *
 * @param filter id of the filter it belongs to
 * @param direction {@code ingress} or {@code egress}
 * @param ruleId the provider's own id of the rule
 * @param protocol {@code any} or a name of {@link dev.ringfence.net.Protocol}, or the number
 * @param ports destination ports admitted; all of them where the protocol is any, none where it has
 *     none
 * @param traffic protocol, ports and ICMP type and code admitted, whatever the addresses
 * @param peerKind {@code cidr}, {@code prefix-list}, {@code service-tag}, {@code address-group} or
 *     {@code group}
 * @param peer addresses the rule names by block, prefix list, service tag or the interfaces of an
 *     address group; none where it names a group
 * @param peerGroup id of the group it names, else empty
 * @param networkAddresses every address of the network its filter belongs to
 */
public record Permit(
    ResourceHeader header,
    String filter,
    String direction,
    Fact<String> ruleId,
    Fact<String> protocol,
    Fact<Ports> ports,
    Fact<Packets> traffic,
    Fact<String> peerKind,
    Fact<Addresses> peer,
    Fact<String> peerGroup,
    Fact<String> description,
    Fact<Addresses> networkAddresses)
    implements Resource {}
