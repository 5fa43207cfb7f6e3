package dev.ringfence.network;

import dev.ringfence.net.Addresses;

/**
 * A peering of two virtual networks.
 *
 * @param state {@code active} is the only one that carries traffic
 * @param requester id of the network that asked
 */
public record Peering(
    ResourceHeader header,
    Fact<String> state,
    String requester,
    String accepter,
    Fact<Addresses> requesterAddresses,
    Fact<Addresses> accepterAddresses)
    implements Resource {}
