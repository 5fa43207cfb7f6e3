package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;

/**
 * One resource, or data source, that the configuration makes.
 *
 * @param address {@code module.a["x"].aws_subnet.b[0]}; {@code [?]} where it may be there any
 *     number of times
 * @param isData whether it is read and not made
 * @param module address of the module instance it is in, empty for the root
 * @param provider what it is made with
 * @param header the block's first line
 */
public record ResourceInstance(
    String address,
    boolean isData,
    String type,
    String name,
    String module,
    Presence presence,
    ProviderUse provider,
    EvaluatedBody body,
    SourceRange header) {}
