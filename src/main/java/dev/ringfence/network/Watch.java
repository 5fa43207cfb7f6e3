package dev.ringfence.network;

/**
 * Who watches over an account in a region, in the service of the provider.
 *
 * @param threatDetection {@code on}, {@code suspended} or {@code none} (Amazon GuardDuty)
 * @param configurationRecording {@code on}, {@code partial} where not all that a network is made of
 *     is recorded, {@code failing}, {@code stopped} or {@code none} (AWS Config)
 */
public record Watch(
    ResourceHeader header, Fact<String> threatDetection, Fact<String> configurationRecording)
    implements Resource {}
