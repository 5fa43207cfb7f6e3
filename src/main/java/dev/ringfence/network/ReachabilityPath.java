package dev.ringfence.network;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;

/**
 * A question that the provider's own analysis of reachability was asked, its newest answer, and
 * ours: a path of the AWS Reachability Analyzer.
 *
 * @param from id of a server, an interface or a private endpoint, or {@code internet}
 * @param to likewise, or an address
 * @param fromAddresses those of the sender that the question is about; all where it does not say
 * @param toAddresses likewise of the receiver
 * @param protocol {@code tcp} or {@code udp}
 * @param fromPorts ports of the sender
 * @param ports ports of the receiver
 * @param isComparable whether flows can be asked the same question
 * @param isAnalysed whether an analysis of the whole question succeeded
 * @param ageDays whole days between the newest such analysis and the evidence; 0 if it is younger
 * @param isFound what that analysis found
 * @param isPermitted what our own analysis of flows finds in the evidence
 */
public record ReachabilityPath(
    ResourceHeader header,
    Fact<String> from,
    Fact<String> to,
    Fact<Addresses> fromAddresses,
    Fact<Addresses> toAddresses,
    Fact<String> protocol,
    Fact<Ports> fromPorts,
    Fact<Ports> ports,
    Fact<Boolean> isComparable,
    Fact<Boolean> isAnalysed,
    Fact<Long> ageDays,
    Fact<Boolean> isFound,
    Fact<Boolean> isPermitted)
    implements Resource {

  /** The same path with our own answer. */
  public ReachabilityPath answered(Fact<Boolean> permitted) {
    return new ReachabilityPath(
        header,
        from,
        to,
        fromAddresses,
        toAddresses,
        protocol,
        fromPorts,
        ports,
        isComparable,
        isAnalysed,
        ageDays,
        isFound,
        permitted);
  }
}
