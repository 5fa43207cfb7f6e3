package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.read.Translated;
import dev.ringfence.read.aws.AclEvaluation.Evaluated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Network ACLs become ordered filters with their rules. */
final class NetworkAcls implements Mapper {
  private final Estate estate;
  private final Tiers tiers;
  private final Notes notes = new Notes();
  private final List<Resource> found = new ArrayList<>();

  NetworkAcls(Estate estate, Tiers tiers) {
    this.estate = estate;
    this.tiers = tiers;
    estate.acls().all().forEach(this::add);
  }

  @Override
  public Stream<Resource> resources() {
    return found.stream();
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return notes.unmodelled();
  }

  private void add(Item acl) {
    String id = acl.json().id("NetworkAclId");
    String arn = acl.arn("network-acl", id);
    boolean isListed = acl.json().member("Entries").node().isArray();
    AclEvaluation ingress = evaluated(acl, arn, SecurityGroup.INGRESS);
    AclEvaluation egress = evaluated(acl, arn, SecurityGroup.EGRESS);
    List<OrderedRule> rules = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    ingress.entries().forEach(e -> rules.add(rule(acl, arn, SecurityGroup.INGRESS, e, taken)));
    egress.entries().forEach(e -> rules.add(rule(acl, arn, SecurityGroup.EGRESS, e, taken)));
    SourceRef list = acl.json().sourceOf("Entries");
    found.add(
        new OrderedFilter(
            Headers.of(acl, arn, id),
            estate.vpcArn(acl.authority(), acl.json().id("VpcId")),
            acl.json().bool("IsDefault"),
            isListed ? Fact.known(List.copyOf(rules), list) : unlisted(list),
            isListed ? ingress.allowed() : unlisted(list),
            isListed ? egress.allowed() : unlisted(list),
            subnets(acl),
            tiers(acl)));
    found.addAll(rules);
  }

  private static <T> Fact<T> unlisted(SourceRef where) {
    return Fact.unknown("the evidence does not give Entries", where);
  }

  private AclEvaluation evaluated(Item acl, String arn, String direction) {
    // An entry without a direction may stand in either, so it is in both.
    List<NetworkAclEntry> entries =
        acl.json().stream("Entries")
            .map(NetworkAclEntry::new)
            .filter(entry -> entry.direction().map(direction::equals).orElse(true))
            .toList();
    entries.forEach(entry -> note(arn, entry));
    return AclEvaluation.of(entries, acl.json().sourceOf("Entries"));
  }

  private void note(String arn, NetworkAclEntry entry) {
    Stream.of(entry.packets(), entry.isAllow(), entry.number())
        .flatMap(fact -> fact instanceof Fact.Unknown<?> why ? Stream.of(why) : Stream.empty())
        .forEach(why -> notes.unknown(arn, why.reason(), entry.json().source()));
  }

  private static OrderedRule rule(
      Item acl, String arn, String direction, Evaluated evaluated, Set<String> taken) {
    NetworkAclEntry entry = evaluated.entry();
    String number = entry.json().id("RuleNumber");
    String content = direction + ":" + number + ":" + entry.family();
    String unique = content;
    for (int i = 2; !taken.add(unique); i++) {
      unique = content + ":" + i;
    }
    return new OrderedRule(
        header(acl, arn, unique, direction + " " + number, entry.json().source()),
        arn,
        direction,
        entry.number(),
        entry.isAllow(),
        entry.packets(),
        evaluated.effective());
  }

  private static ResourceHeader header(
      Item acl, String arn, String content, String words, SourceRef where) {
    String id = acl.json().id("NetworkAclId");
    return new ResourceHeader(
        arn + "#" + content,
        Translated.address(id + "#" + content),
        Headers.of(acl, arn, id).name() + " " + words,
        acl.source(),
        Headers.plane(acl.source()),
        Tags.none(where),
        where);
  }

  private Fact<List<String>> subnets(Item acl) {
    List<Json> associations = acl.json().list("Associations");
    List<SourceRef> where = associations.stream().map(a -> a.sourceOf("SubnetId")).toList();
    return Fact.known(
        associations.stream()
            .map(association -> estate.subnetArn(acl.authority(), association.id("SubnetId")))
            .sorted()
            .toList(),
        where.isEmpty() ? List.of(acl.json().sourceOf("Associations")) : where);
  }

  private Fact<List<String>> tiers(Item acl) {
    List<Fact<String>> found =
        acl.json().stream("Associations")
            .map(
                association ->
                    estate
                        .subnets()
                        .get(acl.authority(), association.id("SubnetId"))
                        .flatMap(tiers::of)
                        .alsoFrom(List.of(association.sourceOf("SubnetId"))))
            .toList();
    return found.isEmpty()
        ? Fact.known(List.of(), acl.json().sourceOf("Associations"))
        : Fact.all(found).map(names -> List.copyOf(new TreeSet<>(names)));
  }
}
