package dev.ringfence.network;

/**
 * Who watches over an account in a region, or over a subscription, in the service of the provider.
 *
 * @param threatDetection {@code on}, {@code suspended} or {@code none} (Amazon GuardDuty); or
 *     {@code on}, {@code partial} where some servers left the plan, or {@code none} (Microsoft
 *     Defender for Cloud, plan for servers)
 * @param configurationRecording {@code on}, {@code partial} where not all that a network is made of
 *     is recorded, {@code failing}, {@code stopped} or {@code none} (AWS Config); unknown on Azure
 */
public record Watch(
    ResourceHeader header, Fact<String> threatDetection, Fact<String> configurationRecording)
    implements Resource {}
