package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import java.util.List;

/**
 * What one rule of a policy decides that has its place before or after others in a cluster: of an
 * admin or baseline policy (policy.networking.k8s.io), or of one of a network plugin. The first
 * rule that matches decides; where none does, the next tier is asked, and after the last everything
 * passes. Network policies have tier 0 and rank 0, and close that tier for the pods that they
 * isolate.
 *
 * @param policy name of the policy it belongs to
 * @param direction {@code ingress} or {@code egress}
 * @param tier place of its tier, ascending
 * @param rank place of its policy in the tier, ascending; of those with one rank any may come first
 * @param index place in its policy, ascending
 * @param action {@code allow}, {@code deny}, {@code pass} for the next tier, or {@code unknown}
 * @param isForAll whether it is for every pod of the namespaces it is for
 * @param targets ids of the workloads for which it surely holds
 * @param possibleTargets ids of those for which it may hold
 * @param traffic protocol and destination ports that it surely matches, whatever the addresses
 * @param possibleTraffic what it may match, that included
 * @param blocks addresses beyond the cluster that it surely matches; all of them, and every pod,
 *     where it matches everybody
 * @param possibleBlocks addresses that it may match, those included
 * @param doBlocksMeanPods whether a block means the pods whose addresses it holds
 * @param peers ids of the workloads that it surely matches
 * @param possiblePeers ids of those that it may match
 * @param isForEverybody whether it surely matches every pod on every port of every protocol
 * @param doubt why it may match less than it names, empty where it does not
 */
public record TieredRule(
    ResourceHeader header,
    String policy,
    String direction,
    Fact<Long> tier,
    Fact<Long> rank,
    Fact<Long> index,
    Fact<String> action,
    Fact<Boolean> isForAll,
    Fact<List<String>> targets,
    Fact<List<String>> possibleTargets,
    Fact<Packets> traffic,
    Fact<Packets> possibleTraffic,
    Fact<Addresses> blocks,
    Fact<Addresses> possibleBlocks,
    Fact<Boolean> doBlocksMeanPods,
    Fact<List<String>> peers,
    Fact<List<String>> possiblePeers,
    Fact<Boolean> isForEverybody,
    Fact<String> doubt)
    implements Resource {}
