package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import java.util.List;
import java.util.stream.Stream;

/** Subnets with the routes, endpoints and ordered filter that apply to them. */
final class Subnets implements Mapper {
  private final Estate estate;
  private final Tiers tiers;
  private final RouteTables tables;
  private final Routes routes;
  private final Endpoints endpoints;
  private final AclAssociations acls;

  Subnets(Estate estate, Tiers tiers, RouteTables tables, Routes routes, Endpoints endpoints) {
    this.estate = estate;
    this.tiers = tiers;
    this.tables = tables;
    this.routes = routes;
    this.endpoints = endpoints;
    acls = new AclAssociations(estate);
  }

  @Override
  public Stream<Resource> resources() {
    return estate.subnets().all().stream().map(this::subnet);
  }

  private Subnet subnet(Item item) {
    Ec2Subnet subnet = new Ec2Subnet(item);
    Json json = item.json();
    return new Subnet(
        subnet.header(),
        subnet.network(estate),
        subnet.cidrs(),
        json.text("AvailabilityZone"),
        tiers.of(item),
        tiers.isInferred(item),
        json.bool("MapPublicIpOnLaunch"),
        json.boolOr("AssignIpv6AddressOnCreation", false),
        routesOf(item),
        tables.of(item).flatMap(this::gatewaysIn),
        endpoints.ofNetwork(item.authority(), json.id("VpcId")),
        acls.of(item));
  }

  private Fact<List<Route>> routesOf(Item subnet) {
    return tables
        .of(subnet)
        .flatMap(table -> Fact.known(routes.of(table), table.json().sourceOf("Routes")));
  }

  private Fact<List<ServiceEndpoint>> gatewaysIn(Item table) {
    return endpoints.gatewaysIn(table);
  }
}
