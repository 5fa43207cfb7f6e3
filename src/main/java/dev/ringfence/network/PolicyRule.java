package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import java.util.List;

/**
 * What one rule of a {@link NetworkPolicy} admits from or to one of its peers. A port that is given
 * by name is a rule for each number that the name has.
 *
 * @param policy id of the policy it belongs to
 * @param direction {@code ingress} or {@code egress}
 * @param targets ids of the selected workloads for which it holds
 * @param traffic protocol and destination ports, whatever the addresses
 * @param isEveryPort whether the rule names no port
 * @param blocks addresses beyond the cluster that it names; all of them where it names no peer
 * @param peers ids of the workloads that it surely admits
 * @param possiblePeers ids of those of which it cannot be told
 */
public record PolicyRule(
    ResourceHeader header,
    String policy,
    String direction,
    Fact<List<String>> targets,
    Fact<Packets> traffic,
    Fact<Boolean> isEveryPort,
    Fact<Addresses> blocks,
    Fact<List<String>> peers,
    Fact<List<String>> possiblePeers)
    implements Resource {}
