package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * An isolated address space: an AWS VPC, an Azure VNet.
 *
 * @param cidrs every address block associated with it, both families
 * @param flowLogs the logs that cover the whole network
 * @param hasWorkloads whether any network interface lies in it
 * @param publicAccessBlock {@code off}, {@code block-bidirectional} or {@code block-ingress} (EC2
 *     API, VpcBlockPublicAccessOptions)
 */
public record VirtualNetwork(
    ResourceHeader header,
    Fact<Addresses> cidrs,
    Fact<Boolean> isDefault,
    Fact<List<FlowLog>> flowLogs,
    Fact<List<ServiceEndpoint>> serviceEndpoints,
    Fact<Boolean> hasWorkloads,
    Fact<String> publicAccessBlock)
    implements Resource {}
