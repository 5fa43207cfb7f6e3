package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * A VPN for people.
 *
 * @param clientAddresses block from which clients get theirs
 * @param authentication types, {@code certificate-authentication}, {@code
 *     federated-authentication}, …
 * @param authorizedForAll destinations that every client may reach (AccessAll)
 */
public record ClientVpn(
    ResourceHeader header,
    String virtualNetwork,
    Fact<String> state,
    Fact<Addresses> clientAddresses,
    Fact<Boolean> isSplitTunnel,
    Fact<List<String>> authentication,
    Fact<Boolean> isConnectionLogged,
    Fact<List<String>> authorizedForAll,
    Fact<List<String>> filters)
    implements Resource {}
