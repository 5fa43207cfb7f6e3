package dev.ringfence.report;

/**
 * A zone.
 *
 * @param number that heads its column in a large matrix, {@code Z1}
 * @param size how many endpoints are in it, in words
 */
public record ZoneRow(String number, String name, String tier, String size) {}
