package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.EndpointService;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** VPC endpoint services this estate offers, who may connect and who has. */
final class EndpointServices implements Mapper {
  private static final String SERVICES = "ec2:DescribeVpcEndpointServiceConfigurations";
  private static final String PERMISSIONS = "ec2:DescribeVpcEndpointServicePermissions";
  private static final String CONNECTIONS = "ec2:DescribeVpcEndpointConnections";

  /** States of an endpoint that is not connected, in small letters (EC2 API, State). */
  private static final Set<String> APART =
      Set.of("pendingacceptance", "deleted", "rejected", "failed", "expired");

  private final Estate estate;
  private final Map<String, List<Json>> connectionsByService = new HashMap<>();

  EndpointServices(Estate estate) {
    this.estate = estate;
    for (EvidenceSource source : estate.answers().sources()) {
      for (Json connection : estate.answers().items(source, CONNECTIONS)) {
        connectionsByService
            .computeIfAbsent(connection.id("ServiceId"), service -> new ArrayList<>())
            .add(connection);
      }
    }
  }

  @Override
  public Stream<Resource> resources() {
    return Inventory.of(estate.answers(), SERVICES, "ServiceId", "OwnerId").all().stream()
        .map(this::service);
  }

  private EndpointService service(Item item) {
    Json json = item.json();
    String id = json.id("ServiceId");
    return new EndpointService(
        Headers.of(item, item.arn("vpc-endpoint-service", id), id),
        json.text("ServiceName"),
        json.text("ServiceState").map(state -> state.toLowerCase(Locale.ROOT)),
        json.bool("AcceptanceRequired"),
        principals(item, id),
        balancers(json),
        estate.answers().resting(item.source(), List.of(CONNECTIONS), () -> connections(item, id)));
  }

  /** Absent where gateway balancers stand behind it (EC2 API, ServiceConfiguration). */
  private static Fact<List<String>> balancers(Json json) {
    return json.has("NetworkLoadBalancerArns")
        ? json.texts("NetworkLoadBalancerArns")
        : json.has("GatewayLoadBalancerArns")
            ? json.texts("GatewayLoadBalancerArns").map(gateways -> List.of())
            : Fact.unknown("the evidence does not give NetworkLoadBalancerArns", json.source());
  }

  private Fact<List<String>> principals(Item item, String serviceId) {
    return estate
        .answers()
        .itemsFor(item.source(), PERMISSIONS, serviceId)
        .flatMap(
            allowed -> {
              List<Fact<String>> principals =
                  allowed.stream().map(principal -> principal.text("Principal")).toList();
              return Fact.all(principals);
            });
  }

  private Fact<List<String>> connections(Item item, String serviceId) {
    List<Json> connected =
        connectionsByService.getOrDefault(serviceId, List.of()).stream()
            .filter(c -> !APART.contains(c.id("VpcEndpointState").toLowerCase(Locale.ROOT)))
            .toList();
    List<SourceRef> where = connected.stream().map(c -> c.sourceOf("VpcEndpointId")).toList();
    return Fact.known(
        connected.stream().map(connection -> endpoint(item, connection)).sorted().toList(),
        where.isEmpty() ? estate.answers().lists(item.source(), CONNECTIONS) : where);
  }

  private static String endpoint(Item item, Json connection) {
    return Arn.ec2(
        connection.optional("VpcEndpointRegion").orElse(item.source().region()),
        connection.id("VpcEndpointOwner"),
        "vpc-endpoint",
        connection.id("VpcEndpointId"));
  }
}
