package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Zone;
import java.util.List;

/**
 * To services of the provider that a subnet reaches whatever its routes say, since the provider
 * adds routes of its own for them: service endpoints of Azure subnets. Which addresses these are is
 * in no answer, so what passes here is possible.
 */
final class SubnetServiceWays implements Ways.Finder {
  private final Topology topology;

  SubnetServiceWays(Topology topology) {
    this.topology = topology;
  }

  @Override
  public void outwards(Segment from, Outside to, List<Way> ways) {
    // Where routes name endpoints they lead to services by routes alone.
    if (!to.zone().equals(Zone.PROVIDER_SERVICES) || !from.isRoutedInside()) {
      return;
    }
    topology
        .network()
        .of(Subnet.class)
        .filter(subnet -> from.hasSubnet(subnet.id()))
        .forEach(subnet -> add(from, to, subnet, ways));
  }

  private static void add(Segment from, Outside to, Subnet subnet, List<Way> ways) {
    Fact<List<ServiceEndpoint>> endpoints = subnet.gatewayEndpoints();
    if (endpoints instanceof Fact.Unknown<List<ServiceEndpoint>> unknown) {
      ways.add(
          way(
              from,
              to,
              subnet,
              "that the evidence does not name",
              FixedStage.unknown(
                  Hop.Kind.GATEWAY,
                  subnet.id(),
                  subnet.header().name(),
                  "which service endpoints "
                      + subnet.header().name()
                      + " has is not known: "
                      + unknown.reason(),
                  unknown.sources())));
    }
    for (ServiceEndpoint endpoint : endpoints.valueIfKnown().orElse(List.of())) {
      String name = endpoint.header().name();
      ways.add(
          way(
              from,
              to,
              subnet,
              name,
              FixedStage.unknown(
                  Hop.Kind.GATEWAY,
                  endpoint.id(),
                  name,
                  "which addresses " + name + " leads to is not known",
                  List.of(endpoint.header().source()))));
    }
  }

  private static Way way(Segment from, Outside to, Subnet subnet, String name, Stage endpoint) {
    return Way.via("service endpoint " + name, from, to)
        .to(Addresses.INTERNET)
        .scope(from.from(from.subnet(subnet.id())))
        .request(from.leaving(), endpoint)
        .answer(from.entering())
        .build();
  }
}
