package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.read.aws.Interfaces.Carrier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Security groups become filters. */
final class SecurityGroups implements Mapper {
  private final Estate estate;
  private final Tiers tiers;
  private final Interfaces interfaces;
  private final Permits permits;
  private final Notes notes = new Notes();
  private final List<Permit> rules = new ArrayList<>();
  private final Map<Item, Filter> filters = new LinkedHashMap<>();

  SecurityGroups(Estate estate, Tiers tiers, Interfaces interfaces, PrefixLists prefixLists) {
    this.estate = estate;
    this.tiers = tiers;
    this.interfaces = interfaces;
    permits = new Permits(estate, prefixLists, new SecurityGroupRules(estate.answers()), notes);
    estate.groups().all().forEach(item -> filters.put(item, filter(new SecurityGroup(item))));
  }

  Fact<Filter> filter(EvidenceSource asking, String groupId) {
    return estate
        .groups()
        .get(asking, groupId)
        .map(item -> Objects.requireNonNull(filters.get(item)));
  }

  @Override
  public Stream<Resource> resources() {
    return Stream.concat(filters.values().stream(), rules.stream());
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return notes.unmodelled();
  }

  private Filter filter(SecurityGroup group) {
    Json json = group.json();
    String vpc = json.id("VpcId");
    return new Filter(
        group.header(),
        estate.vpcArn(group.item().authority(), vpc),
        json.text("GroupName").map("default"::equals),
        json.textOrNone("Description"),
        permits(group, SecurityGroup.INGRESS),
        permits(group, SecurityGroup.EGRESS),
        resting(group, () -> tiers(group)),
        resting(group, () -> carriers(group)));
  }

  private Fact<List<Permit>> permits(SecurityGroup group, String direction) {
    Fact<List<Permit>> known = permits.of(group, direction);
    known.valueIfKnown().ifPresent(rules::addAll);
    for (String strange : group.strange()) {
      return notes.unknown(
          group.arn(), "a security group has " + strange, group.json().sourceOf(strange));
    }
    return known;
  }

  private <T> Fact<T> resting(SecurityGroup group, Supplier<Fact<T>> fact) {
    return estate.resting(
        interfaces.askedFor(group.item().authority(), group.json().id("VpcId")),
        Estate.INTERFACES,
        fact);
  }

  private Fact<List<String>> carriers(SecurityGroup group) {
    Map<String, SourceRef> ids = new TreeMap<>();
    for (Carrier carrier : interfaces.carrying(group.id())) {
      Item item = carrier.networkInterface();
      ids.put(
          item.arn("network-interface", item.json().id("NetworkInterfaceId")),
          carrier.group().sourceOf("GroupId"));
    }
    return ids.isEmpty()
        ? Fact.known(List.of(), nowhere(group))
        : Fact.known(List.copyOf(ids.keySet()), List.copyOf(ids.values()));
  }

  private Fact<List<String>> tiers(SecurityGroup group) {
    Map<String, Carrier> bySubnet = new LinkedHashMap<>();
    for (Carrier carrier : interfaces.carrying(group.id())) {
      bySubnet.putIfAbsent(carrier.networkInterface().json().id("SubnetId"), carrier);
    }
    List<SourceRef> carried = new ArrayList<>();
    List<SourceRef> decided = new ArrayList<>();
    Map<String, SourceRef> found = new TreeMap<>();
    for (Map.Entry<String, Carrier> entry : bySubnet.entrySet()) {
      Carrier carrier = entry.getValue();
      Fact<String> tier =
          estate
              .subnets()
              .get(carrier.networkInterface().source(), entry.getKey())
              .flatMap(tiers::of);
      if (tier instanceof Fact.Unknown<String> unknown) {
        return new Fact.Unknown<>(unknown.reason(), unknown.sources());
      }
      SourceRef where = carrier.group().sourceOf("GroupId");
      if (found.putIfAbsent(tier.valueIfKnown().orElseThrow(), where) == null) {
        carried.add(where);
        decided.addAll(tier.sources());
      }
    }
    carried.addAll(decided);
    return Fact.known(
        List.copyOf(found.keySet()), found.isEmpty() ? nowhere(group) : List.copyOf(carried));
  }

  private List<SourceRef> nowhere(SecurityGroup group) {
    return estate.answers().lists(group.item().authority(), Estate.INTERFACES);
  }
}
