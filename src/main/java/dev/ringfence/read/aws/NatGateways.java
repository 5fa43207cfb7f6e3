package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** NAT gateways; one that is deleted stays listed for an hour and is left out. */
final class NatGateways implements Mapper {
  private static final String CALL = "ec2:DescribeNatGateways";
  private static final String DELETED = "deleted";
  private static final Set<String> CONNECTIVITY = Set.of("public", "private");

  private final Estate estate;
  private final Topology topology;
  private final Notes notes = new Notes();
  private final List<NatGateway> gateways;

  NatGateways(Estate estate, Topology topology) {
    this.estate = estate;
    this.topology = topology;
    gateways =
        Inventory.of(estate.answers(), CALL, "NatGatewayId", "OwnerId").all().stream()
            .filter(item -> !item.json().id("State").equals(DELETED))
            .map(this::gateway)
            .toList();
  }

  @Override
  public Stream<Resource> resources() {
    return gateways.stream().map(Resource.class::cast);
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return notes.unmodelled();
  }

  private NatGateway gateway(Item item) {
    Json json = item.json();
    String id = json.id("NatGatewayId");
    String arn = item.arn("natgateway", id);
    String subnet = json.id("SubnetId");
    return new NatGateway(
        Headers.of(item, arn, id),
        estate.vpcArn(item.authority(), json.id("VpcId")),
        estate.subnetArn(item.authority(), subnet),
        placed(json, () -> topology.tierOf(item.source(), subnet)),
        placed(json, () -> topology.availabilityZoneOf(item.source(), subnet)),
        notes.wordOr(arn, json, "ConnectivityType", "public", CONNECTIVITY).map("public"::equals),
        json.text("State"));
  }

  /** A regional gateway lies in no subnet (EC2 API, NatGateway.AvailabilityMode). */
  private static Fact<String> placed(Json json, Supplier<Fact<String>> bySubnet) {
    if (json.id("AvailabilityMode").equals("regional")) {
      return Fact.known("", json.sourceOf("AvailabilityMode"));
    }
    return json.text("SubnetId").flatMap(subnet -> bySubnet.get());
  }
}
