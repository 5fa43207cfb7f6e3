package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
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
  private final PrefixLists prefixLists;
  private final SecurityGroupRules rules;
  private final Notes notes;
  private final Map<Services, Packets> traffic = new HashMap<>();
  private final Map<String, Fact<Addresses>> networks = new HashMap<>();

  Permits(Estate estate, PrefixLists prefixLists, SecurityGroupRules rules, Notes notes) {
    this.estate = estate;
    this.prefixLists = prefixLists;
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

  private Stream<Permit> ofPermission(
      SecurityGroup group, String direction, IpPermission permission) {
    Collection<Peer> peers = permission.peers();
    Optional<String> strange =
        permission.strange().stream().findFirst().map(name -> "a permission has " + name);
    if (peers.isEmpty()) {
      return Stream.of(
          unknown(
              group, direction, permission, strange.orElse("a permission names nobody it is for")));
    }
    return peers.stream().map(peer -> ofPeer(group, direction, permission, peer, strange));
  }

  private Permit ofPeer(
      SecurityGroup group,
      String direction,
      IpPermission permission,
      Peer peer,
      Optional<String> strangeness) {
    Optional<String> strange =
        strangeness.or(() -> peer.strange().stream().findFirst().map(name -> "a peer has " + name));
    Permit permit = plain(group, direction, permission, peer);
    if (strange.isPresent()) {
      return blurred(permit, notes.unknown(group.arn(), strange.get(), peer.json().source()));
    }
    unknownParts(permit)
        .forEach(
            part -> notes.unknown(group.arn(), part.reason(), firstOr(part, peer.json().source())));
    return permit;
  }

  private Permit plain(SecurityGroup group, String direction, IpPermission permission, Peer peer) {
    return new Permit(
        header(group, direction, permission.content(), peerText(group, peer), peer.json().source()),
        group.arn(),
        direction,
        rules.idOf(group.item(), direction, permission, peer),
        permission.protocol(),
        permission.ports(),
        permission.services().map(this::packets),
        Fact.known(kind(peer), peer.deciding()),
        addresses(group, peer),
        peerGroup(group, peer),
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

  private static String kind(Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6 -> "cidr";
      case PREFIX_LIST -> "prefix-list";
      case GROUP -> "group";
    };
  }

  private Fact<Addresses> addresses(SecurityGroup group, Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6 -> Blocks.block(peer.json(), peer.member());
      case PREFIX_LIST ->
          prefixLists
              .addresses(group.item().source(), peer.text())
              .alsoFrom(List.of(peer.deciding()));
      case GROUP -> Fact.known(Addresses.none(), peer.deciding());
    };
  }

  private Fact<String> peerGroup(SecurityGroup group, Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6, PREFIX_LIST -> Fact.known("", peer.deciding());
      case GROUP -> namedGroup(group, peer);
    };
  }

  private Fact<String> namedGroup(SecurityGroup group, Peer peer) {
    return owner(group, peer)
        .map(
            owner ->
                Fact.known(
                    Arn.ec2(
                        group.item().authority().region(), owner, "security-group", peer.text()),
                    peer.deciding()))
        // EC2 leaves the account out once the group on the other side of a peering is gone.
        .orElseGet(
            () -> Fact.unknown("the evidence does not give the group's account", peer.deciding()));
  }

  private Optional<String> owner(SecurityGroup group, Peer peer) {
    return estate
        .groups()
        .find(group.item().source(), peer.text())
        .map(Item::owner)
        .or(() -> IpPermission.userId(peer));
  }

  private String peerText(SecurityGroup group, Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6 ->
          Blocks.block(peer.json(), peer.member()).isKnown()
              ? Cidr.parse(peer.text()).toString()
              : peer.text();
      case PREFIX_LIST -> peer.text();
      case GROUP -> owner(group, peer).map(owner -> owner + "/").orElse("") + peer.text();
    };
  }

  private Permit unknown(
      SecurityGroup group, String direction, IpPermission permission, String reason) {
    SourceRef where = permission.json().source();
    Fact<String> why = notes.unknown(group.arn(), reason, where);
    return new Permit(
        header(group, direction, permission.content(), "?", where),
        group.arn(),
        direction,
        again(why),
        permission.protocol(),
        permission.ports(),
        permission.services().map(this::packets),
        again(why),
        again(why),
        again(why),
        again(why),
        networkAddresses(group));
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

  private static ResourceHeader header(
      SecurityGroup group, String direction, String services, String peer, SourceRef where) {
    String content = direction + ":" + services + ":" + peer;
    String words =
        direction
            + " "
            + services.replace(':', ' ')
            + (direction.equals(SecurityGroup.INGRESS) ? " from " : " to ")
            + peer;
    return new ResourceHeader(
        group.arn() + "#" + content,
        group.id() + "#" + content,
        group.name() + " " + words,
        group.item().source(),
        Plane.ACTUAL,
        Tags.none(where),
        where);
  }
}
