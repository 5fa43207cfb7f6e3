package dev.ringfence.assessment;

/**
 * What a flow may carry of one protocol, or of several that it may carry whole.
 *
 * @param protocol name or number; several are separated by commas
 * @param ports destination ports such as {@code 22,80-90}, or ICMP types; empty where the protocol
 *     has none
 * @param sourcePorts likewise; empty for ICMP
 */
public record ServiceRecord(String protocol, String ports, String sourcePorts) {}
