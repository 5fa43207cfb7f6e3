package dev.ringfence.assessment;

/**
 * One protocol, or a run of protocols without fields, and what its fields may be.
 *
 * @param protocol name, number or run of numbers; {@code all} for every protocol
 * @param ports destination ports, or ICMP types and codes; {@code -} where there are neither
 * @param sourcePorts likewise; {@code -} for ICMP
 */
public record ServiceRecord(String protocol, String ports, String sourcePorts) {}
