package dev.ringfence.network;

/**
 * A hub between networks.
 *
 * @param acceptsSharedAttachments whether attachments of other accounts need no approval
 * @param resolvesGroupReferences whether security group referencing is on
 */
public record TransitGateway(
    ResourceHeader header,
    Fact<String> state,
    Fact<Boolean> acceptsSharedAttachments,
    Fact<Boolean> associatesByDefault,
    Fact<Boolean> propagatesByDefault,
    Fact<Boolean> resolvesGroupReferences)
    implements Resource {}
