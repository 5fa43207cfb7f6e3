package dev.ringfence.read.aws;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Peering connections, and the addresses on their far side. */
final class Peerings implements Mapper {
  private final Estate estate;
  private final Inventory connections;

  /** EC2 API, VpcPeeringConnectionVpcInfo. */
  private record Side(Json json) {
    String vpcId() {
      return json.id("VpcId");
    }

    /** Blocks the connection itself names; it names none unless it is active. */
    List<Fact<Addresses>> blocks() {
      List<Fact<Addresses>> blocks = new ArrayList<>();
      json.stream("CidrBlockSet")
          .map(block -> Blocks.block(block, "CidrBlock"))
          .forEach(blocks::add);
      json.stream("Ipv6CidrBlockSet")
          .map(block -> Blocks.block(block, "Ipv6CidrBlock"))
          .forEach(blocks::add);
      return blocks;
    }
  }

  Peerings(Estate estate) {
    this.estate = estate;
    // Both accounts list a connection; it is the requester's here.
    connections =
        Inventory.of(
            estate.answers(),
            Estate.PEERINGS,
            "VpcPeeringConnectionId",
            (json, source) ->
                Item.of(
                    json,
                    source,
                    json.member("RequesterVpcInfo").id("OwnerId"),
                    json.member("RequesterVpcInfo").id("Region")));
  }

  /** Every address of the network that a route of this table reaches over the connection. */
  Fact<Addresses> beyond(Item table, String connectionId) {
    String here = table.json().id("VpcId");
    return connections
        .get(table.source(), connectionId)
        .flatMap(
            item ->
                Stream.of(requester(item), accepter(item))
                    .filter(side -> !side.vpcId().equals(here))
                    .findFirst()
                    .map(side -> addresses(item, side))
                    .orElseGet(
                        () ->
                            Fact.unknown(
                                "the connection has no other side", item.json().source())));
  }

  @Override
  public Stream<Resource> resources() {
    return connections.all().stream().map(this::peering);
  }

  private Peering peering(Item item) {
    String id = item.json().id("VpcPeeringConnectionId");
    return new Peering(
        Headers.of(item, item.arn("vpc-peering-connection", id), id),
        item.json().member("Status").text("Code"),
        network(requester(item)),
        network(accepter(item)),
        addresses(item, requester(item)),
        addresses(item, accepter(item)));
  }

  private static Side requester(Item item) {
    return new Side(item.json().member("RequesterVpcInfo"));
  }

  private static Side accepter(Item item) {
    return new Side(item.json().member("AccepterVpcInfo"));
  }

  private static String network(Side side) {
    return Arn.ec2(side.json().id("Region"), side.json().id("OwnerId"), "vpc", side.vpcId());
  }

  private Fact<Addresses> addresses(Item item, Side side) {
    List<Fact<Addresses>> named = side.blocks();
    return named.isEmpty()
        ? estate
            .vpcs()
            .get(item.source(), side.vpcId())
            .flatMap(vpc -> new Vpc(vpc).cidrs())
            .alsoFrom(List.of(side.json().sourceOf("VpcId")))
        : Blocks.union(named, side.json().source());
  }
}
