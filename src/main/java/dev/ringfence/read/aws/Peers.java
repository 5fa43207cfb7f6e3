package dev.ringfence.read.aws;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import dev.ringfence.read.Translated;
import dev.ringfence.read.aws.IpPermission.Peer;
import java.util.List;
import java.util.Optional;

/** Whom the rules of security groups are for. */
final class Peers {
  private final Estate estate;
  private final PrefixLists prefixLists;

  Peers(Estate estate, PrefixLists prefixLists) {
    this.estate = estate;
    this.prefixLists = prefixLists;
  }

  /** {@code cidr}, {@code prefix-list} or {@code group}. */
  static String kind(Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6 -> "cidr";
      case PREFIX_LIST -> "prefix-list";
      case GROUP -> "group";
    };
  }

  /** The addresses it names by block or prefix list; none where it names a group. */
  Fact<Addresses> addresses(SecurityGroup group, Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6 -> Blocks.block(peer.json(), peer.member());
      case PREFIX_LIST ->
          prefixLists
              .addresses(group.item().source(), peer.text())
              .alsoFrom(List.of(peer.deciding()));
      case GROUP -> Fact.known(Addresses.none(), peer.deciding());
    };
  }

  /** Globally unique id of the group it names, else empty. */
  Fact<String> group(SecurityGroup group, Peer peer) {
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

  /** The same text for the same peer, for the id of a rule. */
  String text(SecurityGroup group, Peer peer) {
    return switch (peer.type()) {
      case IPV4, IPV6 ->
          Blocks.block(peer.json(), peer.member()).isKnown()
              ? Cidr.parse(peer.text()).toString()
              : peer.text();
      case PREFIX_LIST -> peer.text();
      case GROUP ->
          owner(group, peer).map(owner -> owner + "/").orElse("") + Translated.address(peer.text());
    };
  }
}
