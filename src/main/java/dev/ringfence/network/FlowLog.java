package dev.ringfence.network;

import java.util.List;

/**
 * A record of connections, and where it goes.
 *
 * @param covers id of the network, subnet, interface or gateway it records
 * @param trafficType {@code all}, {@code accept}, {@code reject}, or {@code filtered} by anything
 *     else
 * @param deliveryStatus {@code success} or {@code failed}; empty before the first delivery
 * @param fields names in the log format, {@code srcaddr}, {@code pkt-srcaddr}, …
 * @param destinationType {@code cloud-watch-logs}, {@code s3}, {@code kinesis-data-firehose} or
 *     {@code storage-account}
 * @param retentionDays days; 2147483647 where nothing is ever deleted
 * @param encryptionKey ARN or address of the customer's key, empty where the provider's own is used
 */
public record FlowLog(
    ResourceHeader header,
    Fact<String> covers,
    Fact<String> trafficType,
    Fact<Boolean> isActive,
    Fact<String> deliveryStatus,
    Fact<List<String>> fields,
    Fact<String> destinationType,
    Fact<String> destination,
    Fact<Long> retentionDays,
    Fact<String> encryptionKey)
    implements Resource {}
