package dev.ringfence.network;

import dev.ringfence.net.Packets;
import java.util.List;

/**
 * A stateless, ordered allow-and-deny list on subnets: an AWS network ACL.
 *
 * @param rules in order of evaluation
 * @param ingress what it effectively lets in: first match decides, the closing deny included
 * @param egress what it effectively lets out
 */
public record OrderedFilter(
    ResourceHeader header,
    String virtualNetwork,
    Fact<Boolean> isDefault,
    Fact<List<OrderedRule>> rules,
    Fact<Packets> ingress,
    Fact<Packets> egress,
    Fact<List<String>> subnets,
    Fact<List<String>> tiers)
    implements Resource {}
