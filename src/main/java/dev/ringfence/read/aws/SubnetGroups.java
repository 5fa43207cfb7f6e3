package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named subnet groups of one service, as RDS, Redshift and ElastiCache describe them. */
final class SubnetGroups {
  private record Key(EvidenceSource source, String name) {}

  private final Answers answers;
  private final String call;
  private final Map<Key, Json> groups = new HashMap<>();

  /**
   * @param nameMember name of the member that names a group
   */
  SubnetGroups(Answers answers, String call, String nameMember) {
    this.answers = answers;
    this.call = call;
    for (EvidenceSource source : answers.sources()) {
      answers
          .items(source, call)
          .forEach(json -> groups.put(new Key(source, json.id(nameMember)), json));
    }
  }

  /** Id of the group's VPC; empty where the evidence has no such group. */
  String vpc(EvidenceSource source, String name) {
    Json group = groups.get(new Key(source, name));
    return group == null ? "" : group.id("VpcId");
  }

  /**
   * The group's subnets, unless the call that lists groups is not wholly answered.
   *
   * @param namedAt where the store names the group
   */
  Fact<List<String>> subnets(EvidenceSource source, String name, SourceRef namedAt) {
    Json group = groups.get(new Key(source, name));
    if (group != null) {
      return subnetsOf(group).alsoFrom(List.of(namedAt));
    }
    Optional<CollectionGap> gap = answers.gap(source, call);
    return gap.isPresent()
        ? Fact.missing(gap.get())
        : Fact.unknown("no answer of " + call + " has the group " + name, namedAt);
  }

  /** Subnets of a group that stands in the answer itself. */
  static Fact<List<String>> subnetsOf(Json group) {
    return Placement.each(group, "Subnets", "SubnetIdentifier");
  }
}
