package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.read.Translated;
import dev.ringfence.read.aws.IpPermission.Peer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The permissions of security groups become permits, one for everybody they name. */
final class Permits {
  private final Estate estate;
  private final Peers peers;
  private final SecurityGroupRules rules;
  private final Notes notes;
  private final Map<Services, Packets> traffic = new HashMap<>();
  private final Map<String, Fact<Addresses>> networks = new HashMap<>();

  Permits(Estate estate, PrefixLists prefixLists, SecurityGroupRules rules, Notes notes) {
    this.estate = estate;
    peers = new Peers(estate, prefixLists);
    this.rules = rules;
    this.notes = notes;
  }

  /** Permits of one direction in the order of the evidence; a rule that is there twice once. */
  Fact<List<Permit>> of(SecurityGroup group, String direction) {
    String member = SecurityGroup.permissions(direction);
    if (!group.json().member(member).node().isArray()) {
      return Fact.unknown("the evidence does not give " + member, group.json().sourceOf(member));
    }
    Map<String, Permit> permits = new LinkedHashMap<>();
    group.json().stream(member)
        .map(IpPermission::new)
        .flatMap(permission -> ofPermission(group, direction, permission))
        .forEach(permit -> permits.merge(permit.id(), permit, TwicePermitted::merged));
    return Fact.known(List.copyOf(permits.values()), group.json().sourceOf(member));
  }

  /** What a permission says once for everybody it names. */
  private record Admitted(
      SecurityGroup group,
      String direction,
      String content,
      Fact<String> protocol,
      Fact<Ports> ports,
      Fact<Packets> traffic) {}

  private Stream<Permit> ofPermission(
      SecurityGroup group, String direction, IpPermission permission) {
    Collection<Peer> named = permission.peers();
    Admitted admitted =
        new Admitted(
            group,
            direction,
            permission.content(),
            permission.protocol(),
            permission.ports(),
            permission.services().map(this::packets));
    Optional<String> strange =
        permission.strange().stream().findFirst().map(name -> "a permission has " + name);
    if (named.isEmpty()) {
      String reason = strange.orElse("a permission names nobody it is for");
      return Stream.of(forNobody(admitted, reason, permission.json().source()));
    }
    return named.stream().map(peer -> ofPeer(admitted, peer, strange));
  }

  private Permit ofPeer(Admitted admitted, Peer peer, Optional<String> strangeness) {
    SourceRef where = peer.json().source();
    String owner = admitted.group().arn();
    Optional<String> strange =
        strangeness.or(() -> peer.strange().stream().findFirst().map(name -> "a peer has " + name));
    Permit permit = plain(admitted, peer);
    if (strange.isPresent()) {
      return blurred(permit, notes.unknown(owner, strange.get(), where));
    }
    unknownParts(permit).forEach(part -> notes.unknown(owner, part.reason(), firstOr(part, where)));
    return permit;
  }

  private Permit plain(Admitted admitted, Peer peer) {
    SecurityGroup group = admitted.group();
    return new Permit(
        header(admitted, peers.text(group, peer), peer.json().source()),
        group.arn(),
        admitted.direction(),
        rules.idOf(group.item(), admitted.direction(), admitted.content(), peer),
        admitted.protocol(),
        admitted.ports(),
        admitted.traffic(),
        Fact.known(Peers.kind(peer), peer.deciding()),
        peers.addresses(group, peer),
        peers.group(group, peer),
        peer.json().textOrNone("Description"),
        networkAddresses(group));
  }

  private Packets packets(Services services) {
    return traffic.computeIfAbsent(services, Packets::of);
  }

  private Fact<Addresses> networkAddresses(SecurityGroup group) {
    return networks.computeIfAbsent(
        group.json().id("VpcId"),
        vpc ->
            estate.vpcs().get(group.item().source(), vpc).flatMap(item -> new Vpc(item).cidrs()));
  }

  private Permit forNobody(Admitted admitted, String reason, SourceRef where) {
    Fact<String> why = notes.unknown(admitted.group().arn(), reason, where);
    return new Permit(
        header(admitted, "?", where),
        admitted.group().arn(),
        admitted.direction(),
        again(why),
        admitted.protocol(),
        admitted.ports(),
        admitted.traffic(),
        again(why),
        again(why),
        again(why),
        again(why),
        networkAddresses(admitted.group()));
  }

  private static Permit blurred(Permit permit, Fact<String> why) {
    return new Permit(
        permit.header(),
        permit.filter(),
        permit.direction(),
        permit.ruleId(),
        again(why),
        again(why),
        again(why),
        again(why),
        again(why),
        again(why),
        permit.description(),
        permit.networkAddresses());
  }

  private static <T> Fact<T> again(Fact<String> why) {
    return why.fold(
        known -> {
          throw new IllegalStateException("not a reason: " + known.value());
        },
        unknown -> new Fact.Unknown<>(unknown.reason(), unknown.sources()));
  }

  /** What the evidence says of the rule itself and could not be understood; missing answers not. */
  private static Stream<Fact.Unknown<?>> unknownParts(Permit permit) {
    Stream<Fact<?>> parts =
        permit.peerKind().valueIfKnown().filter("cidr"::equals).isPresent()
            ? Stream.of(permit.protocol(), permit.traffic(), permit.peer())
            : Stream.of(permit.protocol(), permit.traffic(), permit.peerGroup());
    return parts.flatMap(
        part -> part instanceof Fact.Unknown<?> unknown ? Stream.of(unknown) : Stream.empty());
  }

  private static SourceRef firstOr(Fact.Unknown<?> part, SourceRef otherwise) {
    return part.sources().stream().findFirst().orElse(otherwise);
  }

  private static ResourceHeader header(Admitted admitted, String peer, SourceRef where) {
    SecurityGroup group = admitted.group();
    String direction = admitted.direction();
    String content = direction + ":" + admitted.content() + ":" + peer;
    String words =
        direction
            + " "
            + admitted.content().replace(':', ' ')
            + (direction.equals(SecurityGroup.INGRESS) ? " from " : " to ")
            + peer;
    return new ResourceHeader(
        group.arn() + "#" + content,
        Translated.address(group.id() + "#" + content),
        group.name() + " " + words,
        group.item().source(),
        Headers.plane(group.item().source()),
        Tags.none(where),
        where);
  }
}
