package dev.ringfence.expression.cel;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Server;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds resources for tests, each fact with the pointer of its value. */
final class Facts {
  static final String GROUP = "/SecurityGroups/0";

  private Facts() {}

  static SourceRef at(String pointer) {
    return SourceRef.at(new Digest("ab".repeat(32)), "describe-security-groups.json", pointer);
  }

  static <T> Fact<T> known(T value, String pointer) {
    return Fact.known(value, at(pointer));
  }

  static <T> Fact<T> unknown(String pointer) {
    return Fact.unknown("not stated", at(pointer));
  }

  static ResourceHeader header(String localId, SortedMap<String, Fact<String>> tags) {
    return new ResourceHeader(
        "arn:aws:ec2:eu-central-1:111122223333:x/" + localId,
        localId,
        localId,
        new EvidenceSource("aws", "111122223333", "eu-central-1"),
        Plane.ACTUAL,
        new Tags(tags, at(GROUP + "/Tags")),
        at(GROUP));
  }

  static ResourceHeader header(String localId) {
    return header(localId, new TreeMap<>());
  }

  static Filter filter(List<Permit> ingress) {
    return filter(known(ingress, GROUP + "/IpPermissions"), header("sg-1"));
  }

  static Filter filter(Permit... ingress) {
    return filter(List.of(ingress));
  }

  static Filter filter(Fact<List<Permit>> ingress, ResourceHeader header) {
    return new Filter(
        header,
        "vpc-1",
        known(false, GROUP + "/GroupName"),
        known("web servers", GROUP + "/Description"),
        ingress,
        known(List.of(), GROUP + "/IpPermissionsEgress"),
        known(List.of("application", "data"), "/Tiers"),
        known(List.of(), "/NetworkInterfaces"));
  }

  /** An ingress permit of TCP from one block. */
  static Permit tcp(int number, Ports ports, String... blocks) {
    return permit(number, "tcp", ports, Services.tcp(ports), Addresses.of(blocks));
  }

  static Permit anyProtocol(int number, String... blocks) {
    return permit(number, "any", Ports.all(), Services.all(), Addresses.of(blocks));
  }

  static Permit icmp(int number, String... blocks) {
    return permit(number, "icmp", Ports.none(), Services.of(Protocol.ICMP), Addresses.of(blocks));
  }

  static Permit permit(
      int number, String protocol, Ports ports, Services services, Addresses peer) {
    String pointer = GROUP + "/IpPermissions/" + number;
    return new Permit(
        header("sg-1/" + number),
        "sg-1",
        "ingress",
        known("sgr-" + number, pointer + "/SecurityGroupRuleId"),
        known(protocol, pointer + "/IpProtocol"),
        known(ports, pointer + "/FromPort"),
        known(Packets.of(services), pointer + "/FromPort"),
        known("cidr", pointer + "/IpRanges/0"),
        known(peer, pointer + "/IpRanges/0/CidrIp"),
        known("", pointer),
        known("", pointer + "/IpRanges/0/Description"),
        known(Addresses.of("10.20.0.0/16"), pointer));
  }

  static Permit fromUnknownPeer(Permit permit) {
    return new Permit(
        permit.header(),
        permit.filter(),
        permit.direction(),
        permit.ruleId(),
        permit.protocol(),
        permit.ports(),
        permit.traffic(),
        permit.peerKind(),
        Fact.unknown("prefix list not resolved", permit.peer().sources().get(0)),
        permit.peerGroup(),
        permit.description(),
        permit.networkAddresses());
  }

  static Permit withUnknownTraffic(Permit permit) {
    SourceRef source = permit.ports().sources().get(0);
    return new Permit(
        permit.header(),
        permit.filter(),
        permit.direction(),
        permit.ruleId(),
        permit.protocol(),
        Fact.unknown("not stated", source),
        Fact.unknown("not stated", source),
        permit.peerKind(),
        permit.peer(),
        permit.peerGroup(),
        permit.description(),
        permit.networkAddresses());
  }

  static Server server(Fact<Boolean> isMetadataEnabled, Fact<Boolean> isBastion) {
    return server(isMetadataEnabled, isBastion, known(2L, "/HttpPutResponseHopLimit"));
  }

  static Server server(
      Fact<Boolean> isMetadataEnabled, Fact<Boolean> isBastion, Fact<Long> hopLimit) {
    return new Server(
        header("i-1"),
        "vpc-1",
        "subnet-1",
        known("public", "/Tier"),
        known("running", "/State"),
        known("", "/KeyName"),
        isMetadataEnabled,
        known("required", "/HttpTokens"),
        hopLimit,
        known(List.of("sg-1"), "/Groups"),
        known("", "/AutoScaling"),
        isBastion);
  }
}
