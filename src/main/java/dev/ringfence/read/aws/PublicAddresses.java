package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.PublicAddress;
import dev.ringfence.network.Resource;
import java.util.stream.Stream;

/** Elastic IP addresses, in use or not. */
final class PublicAddresses implements Mapper {
  private static final String CALL = "ec2:DescribeAddresses";

  private final Estate estate;

  PublicAddresses(Estate estate) {
    this.estate = estate;
  }

  @Override
  public Stream<Resource> resources() {
    return Inventory.of(estate.answers(), CALL, "AllocationId", "OwnerId").all().stream()
        .map(PublicAddresses::address);
  }

  private static PublicAddress address(Item item) {
    Json json = item.json();
    String id = json.id("AllocationId");
    return new PublicAddress(
        Headers.of(item, item.arn("elastic-ip", id), id, "Tags", json.id("PublicIp")),
        json.has("PublicIp") ? Blocks.address(json, "PublicIp") : Blocks.address(json, "CarrierIp"),
        json.has("NetworkInterfaceId")
            ? json.text("NetworkInterfaceId").map(used -> attached(item, used))
            : Fact.known("", json.source()));
  }

  private static String attached(Item item, String interfaceId) {
    String owner = item.json().optional("NetworkInterfaceOwnerId").orElse(item.owner());
    return Arn.ec2(item.source().region(), owner, "network-interface", interfaceId);
  }
}
