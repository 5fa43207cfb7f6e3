package dev.ringfence.read.aws;

import dev.ringfence.network.ConnectEndpoint;
import dev.ringfence.network.Resource;
import java.util.stream.Stream;

/** EC2 instance connect endpoints. */
final class ConnectEndpoints implements Mapper {
  private static final String CALL = "ec2:DescribeInstanceConnectEndpoints";

  private final Estate estate;

  ConnectEndpoints(Estate estate) {
    this.estate = estate;
  }

  @Override
  public Stream<Resource> resources() {
    return Inventory.of(estate.answers(), CALL, "InstanceConnectEndpointId", "OwnerId")
        .all()
        .stream()
        .filter(item -> !item.json().id("State").equals("delete-complete"))
        .map(this::endpoint);
  }

  private ConnectEndpoint endpoint(Item item) {
    Json json = item.json();
    String id = json.id("InstanceConnectEndpointId");
    return new ConnectEndpoint(
        Headers.of(item, item.arn("instance-connect-endpoint", id), id),
        estate.vpcArn(item.source(), json.id("VpcId")),
        estate.subnetArn(item.source(), json.id("SubnetId")),
        json.text("State"),
        json.bool("PreserveClientIp"),
        json.texts("SecurityGroupIds")
            .map(ids -> ids.stream().map(group -> estate.groupArn(item.source(), group)).toList()));
  }
}
