package dev.ringfence.network;

import dev.ringfence.net.Addresses;

/**
 * A private or public virtual interface over a dedicated connection.
 *
 * @param type {@code private}, {@code public} or {@code transit}; public carries internet prefixes
 * @param gateway id of the gateway it ends on
 * @param routedAddresses prefixes that are advertised or allowed over it
 */
public record DedicatedLink(
    ResourceHeader header,
    Fact<String> type,
    Fact<String> state,
    Fact<String> connection,
    Fact<String> gateway,
    Fact<Addresses> routedAddresses)
    implements Resource {}
