package dev.ringfence.network;

import java.util.List;

/** A way to servers without a public address: an EC2 instance connect endpoint. */
public record ConnectEndpoint(
    ResourceHeader header,
    String virtualNetwork,
    String subnet,
    Fact<String> state,
    Fact<Boolean> preservesClientAddress,
    Fact<List<String>> filters)
    implements Resource {}
