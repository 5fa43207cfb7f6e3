package dev.ringfence.network;

/**
 * A destination of logs with a retention of its own.
 *
 * @param retentionDays days; 2147483647 where nothing is ever deleted
 */
public record LogGroup(ResourceHeader header, Fact<Long> retentionDays, Fact<String> encryptionKey)
    implements Resource {}
