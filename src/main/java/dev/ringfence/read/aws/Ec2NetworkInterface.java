package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** EC2 API, NetworkInterface. */
record Ec2NetworkInterface(Json json) {
  String id() {
    return json.id("NetworkInterfaceId");
  }

  String interfaceType() {
    return json.id("InterfaceType");
  }

  String description() {
    return json.id("Description");
  }

  boolean isRequesterManaged() {
    return json.bool("RequesterManaged").valueIfKnown().orElse(false);
  }

  /** Whether it is attached or being attached; only status available means it is not. */
  boolean isInUse() {
    return !json.id("Status").equals("available");
  }

  Optional<String> instanceId() {
    return json.member("Attachment").optional("InstanceId");
  }

  /** Addresses and prefixes it has in its subnet, IPv6 ones among them. */
  Fact<Addresses> privateAddresses() {
    return Blocks.union(
        Stream.of(
                each("PrivateIpAddresses", address -> Blocks.address(address, "PrivateIpAddress")),
                each("Ipv6Addresses", address -> Blocks.address(address, "Ipv6Address")),
                each("Ipv4Prefixes", prefix -> Blocks.block(prefix, "Ipv4Prefix")),
                each("Ipv6Prefixes", prefix -> Blocks.block(prefix, "Ipv6Prefix")))
            .flatMap(facts -> facts)
            .toList(),
        json.source());
  }

  /** IPv4 addresses under which the internet or a carrier's network knows it. */
  Fact<Addresses> publicAddresses() {
    List<Fact<Addresses>> addresses =
        Stream.concat(Stream.of(json), json.stream("PrivateIpAddresses"))
            .filter(holder -> holder.has("Association"))
            .map(holder -> holder.member("Association"))
            .flatMap(
                association ->
                    Stream.of("PublicIp", "CarrierIp")
                        .filter(association::has)
                        .map(member -> Blocks.address(association, member)))
            .toList();
    return Blocks.union(addresses, json.source());
  }

  private Stream<Fact<Addresses>> each(String list, Function<Json, Fact<Addresses>> addresses) {
    return json.stream(list).map(addresses);
  }

  Stream<Json> groups() {
    return json.stream("Groups");
  }

  /** The value that tells what the interface serves. */
  SourceRef decidingKind() {
    boolean isTold = interfaceType().isEmpty() || interfaceType().equals("interface");
    return json.sourceOf(isTold && isRequesterManaged() ? "Description" : "InterfaceType");
  }
}
