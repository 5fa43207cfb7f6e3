package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.EndpointService;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ServiceEndpoint;
import java.util.List;

/** Makes gateways and endpoints of the lines of an estate. */
final class GatewayReader {
  private final List<Resource> resources;
  private final EstateReader estate;

  private GatewayReader(List<Resource> resources, EstateReader estate) {
    this.resources = resources;
    this.estate = estate;
  }

  static void addTo(List<Resource> resources, EstateLine line, EstateReader estate) {
    GatewayReader reader = new GatewayReader(resources, estate);
    switch (line.kind()) {
      case "nat" -> reader.nat(line);
      case "endpoint" -> reader.endpoint(line);
      case "service" -> reader.service(line);
      default -> reader.gateway(line);
    }
  }

  private void gateway(EstateLine line) {
    resources.add(
        new Gateway(
            line.header(
                estate.arn(line.kind() + "-gateway", line.name()),
                line.name(),
                EstateReader.DEFAULT_REGION),
            line.known(line.kind()),
            line.fact(
                "vpc", "", vpcs -> EstateLine.list(vpcs).stream().map(estate::vpcId).toList())));
  }

  private void nat(EstateLine line) {
    String subnet = line.text("subnet");
    String vpc = estate.vpcOfSubnet(subnet);
    String id = estate.arn("natgateway", line.name());
    resources.add(
        new NatGateway(
            line.header(id, line.name(), estate.region(vpc)),
            estate.vpcId(vpc),
            estate.subnetId(subnet),
            line.known("public"),
            line.known("eu-central-1a"),
            line.isYes("public", "yes"),
            line.fact("state", "available", text -> text)));
    resources.add(
        new NetworkInterface(
            line.header(
                estate.interfaceId("eni-" + line.name()), "eni-" + line.name(), estate.region(vpc)),
            estate.vpcId(vpc),
            estate.subnetId(subnet),
            line.known("public"),
            line.known("nat-gateway"),
            line.known(id),
            line.fact("at", Texts::addresses),
            line.isYes("public", "yes").map(isPublic -> publicAddress(line, isPublic)),
            line.known(List.of()),
            line.known(true)));
  }

  private static Addresses publicAddress(EstateLine nat, boolean isPublic) {
    return isPublic
        ? Addresses.of(Cidr.parse("198.51.100." + nat.number() + "/32"))
        : Addresses.none();
  }

  private void service(EstateLine line) {
    resources.add(
        new EndpointService(
            line.header(
                estate.arn("vpc-endpoint-service", line.name()),
                line.name(),
                EstateReader.DEFAULT_REGION),
            line.known(line.name()),
            line.known("available"),
            line.known(false),
            line.known(List.of()),
            line.fact(
                "balancers",
                names ->
                    EstateLine.list(names).stream()
                        .map(name -> estate.arn("loadbalancer/net", name))
                        .toList()),
            line.known(List.of())));
  }

  private void endpoint(EstateLine line) {
    resources.add(endpoint(line, line.name(), line.text("vpc"), estate));
  }

  static ServiceEndpoint endpoint(EstateLine line, String name, String vpc, EstateReader estate) {
    return new ServiceEndpoint(
        line.header(estate.arn("vpc-endpoint", name), name, EstateReader.DEFAULT_REGION),
        estate.vpcId(vpc),
        line.fact("service", "s3", text -> text),
        line.fact("type", "gateway", text -> text),
        line.fact("state", "available", text -> text),
        line.known(false),
        line.known(true),
        line.known(true),
        line.known(List.of()),
        line.known(List.of()),
        line.known(List.of()));
  }
}
