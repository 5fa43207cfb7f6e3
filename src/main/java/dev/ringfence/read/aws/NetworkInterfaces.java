package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Elastic network interfaces. */
final class NetworkInterfaces implements Mapper {
  private final Estate estate;
  private final Tiers tiers;
  private final Notes notes = new Notes();
  private final InterfaceRoles roles;

  NetworkInterfaces(Estate estate, Tiers tiers) {
    this.estate = estate;
    this.tiers = tiers;
    roles = new InterfaceRoles(estate.answers(), notes);
  }

  @Override
  public Stream<Resource> resources() {
    return estate.interfaces().all().stream().map(this::networkInterface);
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return notes.unmodelled();
  }

  private NetworkInterface networkInterface(Item item) {
    Ec2NetworkInterface seen = new Ec2NetworkInterface(item.json());
    Json json = item.json();
    String arn = item.arn("network-interface", seen.id());
    ResourceHeader header = Headers.of(item, arn, seen.id(), "TagSet", seen.id());
    return new NetworkInterface(
        header,
        estate.vpcArn(item.source(), json.id("VpcId")),
        estate.subnetArn(item.source(), json.id("SubnetId")),
        estate.subnets().get(item.source(), json.id("SubnetId")).flatMap(tiers::of),
        roles.of(header, seen),
        attachedTo(item, seen),
        seen.privateAddresses(),
        seen.publicAddresses(),
        filters(item, seen),
        json.text("Status").map(status -> !status.equals("available")));
  }

  private Fact<String> attachedTo(Item item, Ec2NetworkInterface seen) {
    Json json = item.json();
    if (!seen.isInUse()) {
      return Fact.known("", json.sourceOf("Status"));
    }
    if (seen.instanceId().isPresent()) {
      Json attachment = json.member("Attachment");
      String owner = attachment.optional("InstanceOwnerId").orElse(item.owner());
      return Fact.known(
          Arn.ec2(item.source().region(), owner, "instance", seen.instanceId().get()),
          attachment.sourceOf("InstanceId"));
    }
    return Served.by(item, seen)
        .map(arn -> Fact.known(arn, json.sourceOf("Description")))
        .orElseGet(
            () ->
                Fact.unknown(
                    "the interface does not tell what it serves", json.sourceOf("Description")));
  }

  private Fact<List<String>> filters(Item item, Ec2NetworkInterface seen) {
    List<Fact<String>> groups = seen.groups().map(group -> filter(item, group)).toList();
    return groups.isEmpty()
        ? Fact.known(List.of(), item.json().sourceOf("Groups"))
        : Fact.all(groups);
  }

  private Fact<String> filter(Item item, Json group) {
    String id = group.id("GroupId");
    Optional<String> owner =
        estate.groups().find(item.source(), id).map(Item::owner).or(() -> unshared(item));
    return owner
        .map(
            account ->
                Fact.known(
                    Arn.ec2(item.source().region(), account, "security-group", id),
                    group.sourceOf("GroupId")))
        .orElseGet(
            () ->
                Fact.unknown(
                    "in a shared network the group may be another account's",
                    group.sourceOf("GroupId")));
  }

  /** The account that owns both interface and network, and so the groups between them. */
  private Optional<String> unshared(Item item) {
    return estate.vpcOwner(item.json().id("VpcId")).filter(item.owner()::equals);
  }
}
