package dev.ringfence.assessment;

/**
 * A set of addresses.
 *
 * @param text exact, unless it says how many blocks it leaves out
 * @param blocks the fewest blocks that make it up
 */
public record AddressRecord(String text, Listed<String> blocks) {}
