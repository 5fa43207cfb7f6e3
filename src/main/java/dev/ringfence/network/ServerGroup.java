package dev.ringfence.network;

import java.util.List;

/**
 * A group of servers that a machine starts and stops: an auto scaling group.
 *
 * @param filters groups its servers carry, by the template it launches from
 * @param template id of that template
 */
public record ServerGroup(
    ResourceHeader header,
    Fact<List<String>> tiers,
    Fact<List<Filter>> filters,
    Fact<String> template)
    implements Resource {}
