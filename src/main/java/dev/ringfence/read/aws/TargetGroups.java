package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The target groups of all sources by ARN, and what is registered in them. */
final class TargetGroups {
  static final String GROUPS = "elbv2:DescribeTargetGroups";
  static final String HEALTH = "elbv2:DescribeTargetHealth";

  private final Answers answers;
  private final SortedMap<String, TargetGroup> byArn = new TreeMap<>();
  private final Map<String, List<TargetGroup>> byBalancer = new HashMap<>();

  /** A target group as the ELB API describes it (TargetGroup). */
  record TargetGroup(EvidenceSource source, Json json) {
    String arn() {
      return json.id("TargetGroupArn");
    }

    String name() {
      return json.id("TargetGroupName");
    }

    String type() {
      return json.optional("TargetType").orElse("instance");
    }
  }

  TargetGroups(Answers answers) {
    this.answers = answers;
    for (EvidenceSource source : answers.sources()) {
      for (Json json : answers.items(source, GROUPS)) {
        TargetGroup group = new TargetGroup(source, json);
        byArn.put(group.arn(), group);
        group
            .json()
            .texts("LoadBalancerArns")
            .valueIfKnown()
            .orElse(List.of())
            .forEach(arn -> byBalancer.computeIfAbsent(arn, key -> new ArrayList<>()).add(group));
      }
    }
  }

  /** The groups that say a balancer routes to them, by whatever listener or rule. */
  List<TargetGroup> of(String balancerArn) {
    return byBalancer.getOrDefault(balancerArn, List.of());
  }

  /** A group by its ARN; unknown if the evidence has it not. */
  Fact<TargetGroup> group(EvidenceSource asking, String arn) {
    TargetGroup found = byArn.get(arn);
    if (found != null) {
      return Fact.known(found, List.of());
    }
    Optional<CollectionGap> gap = answers.gap(asking, GROUPS);
    return gap.isPresent()
        ? Fact.missing(gap.get())
        : Fact.unknown("no answer of " + GROUPS + " has " + arn);
  }

  /**
   * The group's own port and those its targets are registered on. The registered ones come first
   * among the sources: they are where packets go.
   */
  Fact<Ports> ports(TargetGroup group) {
    Fact<Ports> own = ownPort(group);
    if (group.type().equals("lambda")) {
      return own;
    }
    return targets(group)
        .flatMap(
            targets ->
                Fact.all(
                        Stream.concat(
                                targets.stream()
                                    .map(target -> target.member("Target"))
                                    .filter(target -> target.has("Port"))
                                    .map(target -> port(target, "Port")),
                                Stream.of(own))
                            .toList())
                    .map(Ports::unionOf));
  }

  private static Fact<Ports> ownPort(TargetGroup group) {
    return group.json().has("Port")
        ? port(group.json(), "Port")
        : Fact.known(Ports.none(), group.json().source());
  }

  /** A port number; unknown if it is none. */
  static Fact<Ports> port(Json json, String member) {
    return json.number(member)
        .flatMap(
            number ->
                number < 0 || number > 65535
                    ? Fact.unknown(number + " is no port", json.sourceOf(member))
                    : Fact.known(Ports.of(number.intValue()), List.of()));
  }

  /** Ids of what is registered, healthy or not. */
  Fact<List<String>> targetIds(TargetGroup group) {
    return targets(group)
        .flatMap(
            targets ->
                Fact.all(
                        targets.stream().map(target -> target.member("Target").text("Id")).toList())
                    .map(ids -> ids.stream().map(id -> global(group, id)).distinct().toList()));
  }

  private static String global(TargetGroup group, String id) {
    EvidenceSource source = group.source();
    return group.type().equals("instance")
        ? Arn.ec2(source.region(), source.account(), "instance", id)
        : id;
  }

  /** An answer carries no ARN: the file's name does, whole or as the group's name. */
  private Fact<List<Json>> targets(TargetGroup group) {
    String arn = group.arn();
    Fact<List<Json>> first = answers.itemsFor(group.source(), HEALTH, arn);
    if (first.isKnown()) {
      return first;
    }
    String suffix = arn.substring(arn.lastIndexOf('/') + 1);
    return Stream.of(group.name(), suffix)
        .filter(spelling -> !spelling.isEmpty())
        .map(spelling -> answers.itemsFor(group.source(), HEALTH, spelling))
        .filter(Fact::isKnown)
        .findFirst()
        .orElse(first);
  }
}
