package dev.ringfence.network;

import java.util.List;

/**
 * A rule of a filter or a route that somebody made, as the log of changes tells it; one of the last
 * three components, the others are unknown. What was made more than once is here each time.
 *
 * @param owner id of the security group, network ACL or route table
 * @param made {@code permit}, {@code ordered-rule} or {@code route}
 * @param daysAgo whole days between the change and the evidence; 0 if it is younger
 * @param openedAt when it was made, as the log writes it
 * @param openedBy who made it
 * @param isStillThere whether the evidence of the network has it
 * @param closedAt when it was taken back; empty where it is still there, or no event tells
 * @param closedBy who took it back; empty likewise
 * @param tiers of the subnets in which the owner is used now
 * @param permit the rule of a security group
 * @param orderedRule the entry of a network ACL; nothing before it is taken into account
 * @param route the route
 */
public record Change(
    ResourceHeader header,
    Fact<String> owner,
    Fact<String> made,
    Fact<Long> daysAgo,
    Fact<String> openedAt,
    Fact<String> openedBy,
    Fact<Boolean> isStillThere,
    Fact<String> closedAt,
    Fact<String> closedBy,
    Fact<List<String>> tiers,
    Fact<Permit> permit,
    Fact<OrderedRule> orderedRule,
    Fact<Route> route)
    implements Resource {}
