package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.ArrayList;
import java.util.List;

/** EC2 API, Subnet. */
record Ec2Subnet(Item item) {
  private Json json() {
    return item.json();
  }

  String id() {
    return json().id("SubnetId");
  }

  EvidenceSource authority() {
    return item.authority();
  }

  ResourceHeader header() {
    return Headers.of(item, item.arn("subnet", id()), id());
  }

  /** IPv4 block, absent for an IPv6-only subnet, and the IPv6 blocks in force. */
  Fact<Addresses> cidrs() {
    List<Fact<Addresses>> blocks = new ArrayList<>();
    if (json().has("CidrBlock")) {
      blocks.add(Blocks.block(json(), "CidrBlock"));
    }
    Blocks.associated(json(), "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState")
        .forEach(blocks::add);
    return blocks.isEmpty()
        ? Fact.unknown("the evidence gives no address block", json().source())
        : Blocks.union(blocks, json().source());
  }

  String network(Estate estate) {
    return estate.vpcArn(authority(), json().id("VpcId"));
  }

  Place place(Estate estate) {
    return new Place(header(), network(estate), cidrs());
  }
}
