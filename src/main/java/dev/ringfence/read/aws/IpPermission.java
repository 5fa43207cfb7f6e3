package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * EC2 API, IpPermission: a protocol with ports, and everybody it is for. The members of a
 * SecurityGroupRule for protocol and ports are spelt the same.
 */
record IpPermission(Json json) {
  static final String ANY = "any";
  private static final String EVERY_PROTOCOL = "-1";
  private static final Set<String> BESIDE = Set.of("IpProtocol", "FromPort", "ToPort");

  /** The lists of a permission, one per way to name a peer. */
  enum PeerList {
    IPV4("IpRanges", "CidrIp", Set.of()),
    IPV6("Ipv6Ranges", "CidrIpv6", Set.of()),
    PREFIX_LIST("PrefixListIds", "PrefixListId", Set.of()),
    GROUP(
        "UserIdGroupPairs",
        "GroupId",
        Set.of("UserId", "GroupName", "VpcId", "VpcPeeringConnectionId", "PeeringStatus"));

    private final String list;
    private final String member;
    private final Set<String> beside;

    PeerList(String list, String member, Set<String> beside) {
      this.list = list;
      this.member = member;
      this.beside = beside;
    }
  }

  /** One entry of one of these lists. */
  record Peer(PeerList type, Json json) {
    String member() {
      return type.member;
    }

    String text() {
      return json.id(type.member);
    }

    SourceRef deciding() {
      return json.sourceOf(type.member);
    }

    List<String> strange() {
      return json.membersBeside(
          Stream.concat(type.beside.stream(), Stream.of(type.member, "Description")).toList());
    }
  }

  List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (PeerList type : PeerList.values()) {
      json.stream(type.list).map(entry -> new Peer(type, entry)).forEach(peers::add);
    }
    return peers;
  }

  /**
   * Members that this reader does not know, another way to name a peer or a condition, or that are
   * no list where the API has one.
   */
  List<String> strange() {
    List<String> known =
        Stream.concat(BESIDE.stream(), Arrays.stream(PeerList.values()).map(type -> type.list))
            .toList();
    Stream<String> malformed =
        Arrays.stream(PeerList.values())
            .map(type -> type.list)
            .filter(list -> json.has(list) && !json.member(list).node().isArray());
    return Stream.concat(json.membersBeside(known).stream(), malformed).toList();
  }

  Fact<String> protocol() {
    if (isEveryProtocol()) {
      return Fact.known(ANY, protocolSource());
    }
    return number().map(Protocol::toString);
  }

  /** Destination ports; none where the protocol has none. */
  Fact<Ports> ports() {
    if (isEveryProtocol()) {
      return Fact.known(Ports.all(), protocolSource());
    }
    return number()
        .flatMap(
            protocol -> {
              if (isTcpOrUdp(protocol)) {
                return bounds().range();
              }
              return Fact.known(protocol.hasPorts() ? Ports.all() : Ports.none(), List.of());
            });
  }

  /**
   * Protocol with ports, or with ICMP type and code. Ports of any other protocol are ignored, as
   * EC2 does (EC2 API, IpPermission).
   */
  Fact<Services> services() {
    if (isEveryProtocol()) {
      return Fact.known(Services.all(), protocolSource());
    }
    return number()
        .flatMap(
            protocol -> {
              if (isTcpOrUdp(protocol)) {
                return bounds().range().map(ports -> Services.of(protocol, Ports.all(), ports));
              }
              return protocol.hasIcmpTypes()
                  ? messages(protocol)
                  : Fact.known(Services.of(protocol), List.of());
            });
  }

  /** Only ICMPv6 may come without type and code (EC2 API, IpPermission). */
  private Fact<Services> messages(Protocol protocol) {
    return protocol.equals(Protocol.ICMPV6)
        ? bounds().messagesOrAll(protocol)
        : bounds().messages(protocol);
  }

  /** The same text for the same protocol and ports, however they are written. */
  String content() {
    String protocol = protocol().valueIfKnown().orElse(json.id("IpProtocol"));
    boolean isRanged =
        number().valueIfKnown().filter(p -> isTcpOrUdp(p) || p.hasIcmpTypes()).isPresent();
    if (!isRanged && protocol().isKnown()) {
      return protocol + ":all";
    }
    String from = json.id("FromPort");
    String to = json.id("ToPort");
    if (number().valueIfKnown().filter(Protocol::hasIcmpTypes).isPresent()) {
      return protocol + ":" + (from.isEmpty() ? "-1" : from) + "." + (to.isEmpty() ? "-1" : to);
    }
    return protocol + ":" + (from.equals(to) ? from : from + "-" + to);
  }

  private boolean isEveryProtocol() {
    return json.id("IpProtocol").equals(EVERY_PROTOCOL);
  }

  private SourceRef protocolSource() {
    return json.sourceOf("IpProtocol");
  }

  private Fact<Protocol> number() {
    return Bounds.protocol(json, "IpProtocol");
  }

  private Bounds bounds() {
    return new Bounds(json, "FromPort", "ToPort");
  }

  private static boolean isTcpOrUdp(Protocol protocol) {
    return protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP);
  }

  /** Whether the evidence gives an owner for a group this permission names. */
  static Optional<String> userId(Peer peer) {
    return peer.json().optional("UserId");
  }
}
