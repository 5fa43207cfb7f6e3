package dev.ringfence.network;

import dev.ringfence.net.Addresses;

/**
 * A named list of address blocks.
 *
 * @param owner account number, or {@code AWS} for a managed list
 */
public record PrefixList(ResourceHeader header, Fact<String> owner, Fact<Addresses> addresses)
    implements Resource {}
