package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * A relay with rules that routes lead to by its address, such as a firewall: it passes on what its
 * rules let through, with the sender's address within the estate, and drops the rest.
 *
 * @param subnet id of the subnet it stands in, whose routes hold for what it passes on
 * @param addresses by which routes name it
 * @param rules what it lets through, each with packets from senders to receivers as {@code
 *     traffic}; where {@code peer} is unknown they are only possible, for its reason
 * @param translatesOutwards whether it passes on to the internet under a public address of its own
 * @param forwardsTo ids of the networks, beside its own, that take what it passes on for others
 */
public record Appliance(
    ResourceHeader header,
    String virtualNetwork,
    String subnet,
    Fact<Addresses> addresses,
    Fact<List<Permit>> rules,
    Fact<Boolean> translatesOutwards,
    Fact<List<String>> forwardsTo)
    implements Resource {}
