package dev.ringfence.network;

import dev.ringfence.net.Addresses;

/**
 * A public address that is held, whether in use or not.
 *
 * @param attachedTo id of the interface, empty where unused
 */
public record PublicAddress(ResourceHeader header, Fact<Addresses> address, Fact<String> attachedTo)
    implements Resource {}
