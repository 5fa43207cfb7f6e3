package dev.ringfence.read.aws;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import java.util.List;
import java.util.stream.Stream;

/** EC2 API, Vpc. */
record Vpc(Item item) {
  String id() {
    return item.json().id("VpcId");
  }

  ResourceHeader header() {
    return Headers.of(item, item.arn("vpc", id()), id());
  }

  /** Every block in force, of both families; CidrBlock repeats the first. */
  Fact<Addresses> cidrs() {
    Json json = item.json();
    List<Fact<Addresses>> blocks =
        Stream.concat(
                Blocks.associated(json, "CidrBlockAssociationSet", "CidrBlock", "CidrBlockState"),
                Blocks.associated(
                    json, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState"))
            .toList();
    return blocks.isEmpty() ? Blocks.block(json, "CidrBlock") : Blocks.union(blocks, json.source());
  }
}
