package dev.ringfence.read.aws;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** EC2 API, NetworkAclEntry. */
record NetworkAclEntry(Json json) {
  private static final String EVERY_PROTOCOL = "-1";
  private static final String IPV4 = "CidrBlock";
  private static final String IPV6 = "Ipv6CidrBlock";
  private static final Set<String> MEMBERS =
      Set.of(
          IPV4,
          IPV6,
          "Egress",
          "IcmpTypeCode",
          "PortRange",
          "Protocol",
          "RuleAction",
          "RuleNumber");

  /** {@code egress} or {@code ingress}; empty if the evidence does not tell. */
  Optional<String> direction() {
    return json.bool("Egress")
        .valueIfKnown()
        .map(isEgress -> isEgress ? SecurityGroup.EGRESS : SecurityGroup.INGRESS);
  }

  Fact<Long> number() {
    return json.number("RuleNumber");
  }

  /** {@code ipv4} or {@code ipv6}, for the entry's id. */
  String family() {
    return json.has(IPV6) ? "ipv6" : "ipv4";
  }

  Fact<Boolean> isAllow() {
    return json.text("RuleAction")
        .flatMap(
            action ->
                switch (action) {
                  case "allow" -> Fact.known(true, List.of());
                  case "deny" -> Fact.known(false, List.of());
                  default ->
                      Fact.unknown("RuleAction is \"" + action + "\"", json.sourceOf("RuleAction"));
                });
  }

  /** What the entry matches; its block is the source of what comes in, the destination else. */
  Fact<Packets> packets() {
    List<String> strange = json.membersBeside(MEMBERS);
    if (!strange.isEmpty()) {
      return Fact.unknown("an entry has " + strange.get(0), json.sourceOf(strange.get(0)));
    }
    if (direction().isEmpty()) {
      return Fact.unknown("the evidence does not give Egress", json.source());
    }
    return services().with(block(), (services, block) -> packets(block, services));
  }

  private Packets packets(Addresses block, Services services) {
    boolean isEgress = direction().filter(SecurityGroup.EGRESS::equals).isPresent();
    Addresses others = Addresses.all(json.has(IPV6) ? Family.IPV6 : Family.IPV4);
    return isEgress ? Packets.of(others, block, services) : Packets.of(block, others, services);
  }

  private Fact<Addresses> block() {
    if (json.has(IPV4) && json.has(IPV6)) {
      return Fact.unknown("an entry has blocks of both families", json.source());
    }
    return Blocks.block(json, json.has(IPV6) ? IPV6 : IPV4);
  }

  private Fact<Services> services() {
    if (json.id("Protocol").equals(EVERY_PROTOCOL)) {
      return Fact.known(Services.all(), json.sourceOf("Protocol"));
    }
    return Bounds.protocol(json, "Protocol")
        .flatMap(
            protocol -> {
              if (protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP)) {
                return bounds("PortRange", "From", "To")
                    .flatMap(Bounds::range)
                    .map(ports -> Services.of(protocol, Ports.all(), ports));
              }
              return protocol.hasIcmpTypes()
                  ? bounds("IcmpTypeCode", "Type", "Code").flatMap(b -> b.messages(protocol))
                  : Fact.known(Services.of(protocol), List.of());
            });
  }

  private Fact<Bounds> bounds(String member, String first, String second) {
    return json.has(member)
        ? Fact.known(new Bounds(json.member(member), first, second), List.of())
        : Fact.unknown("the evidence does not give " + member, json.source());
  }
}
