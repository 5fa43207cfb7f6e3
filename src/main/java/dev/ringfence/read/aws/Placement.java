package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where something a source lists stands in the network: its VPC, tiers and security groups. */
record Placement(Topology topology, EvidenceSource source) {
  /** Id of the network; empty where there is none. */
  String network(String vpcId) {
    return vpcId.isEmpty() ? "" : topology.networkId(source, vpcId);
  }

  String subnet(String subnetId) {
    return subnetId.isEmpty() ? "" : topology.subnetId(source, subnetId);
  }

  Fact<String> tier(Json item, String member) {
    return item.text(member).flatMap(id -> topology.tierOf(source, id));
  }

  /** Tiers of these subnets; unknown where the evidence names no subnet. */
  Fact<List<String>> tiers(Fact<List<String>> subnetIds) {
    return subnetIds.fold(
        known ->
            known.value().isEmpty()
                ? new Fact.Unknown<>("the evidence names no subnet", known.sources())
                : topology.tiersOf(source, known.value()).alsoFrom(known.sources()),
        unknown -> new Fact.Unknown<>(unknown.reason(), unknown.sources()));
  }

  /** Global ids of these groups, without repetition. */
  Fact<List<String>> filterIds(Fact<List<String>> groupIds) {
    return groupIds.map(ids -> ids.stream().map(this::filterId).distinct().toList());
  }

  Fact<List<Filter>> filters(Fact<List<String>> groupIds) {
    return groupIds.flatMap(ids -> topology.filters(source, ids.stream().distinct().toList()));
  }

  private String filterId(String groupId) {
    return topology
        .filter(source, groupId)
        .valueIfKnown()
        .map(Filter::id)
        .orElseGet(() -> Arn.ec2(source.region(), source.account(), "security-group", groupId));
  }

  /**
   * A text of every element of an array that the API always gives, such as the group ids of {@code
   * [{GroupId, …}]}; unknown where the array is absent or an element lacks the text.
   */
  static Fact<List<String>> each(Json item, String array, String member) {
    if (!item.has(array)) {
      return Fact.unknown("the evidence does not give " + array, item.source());
    }
    List<String> values = new ArrayList<>();
    for (Json element : item.list(array)) {
      Optional<String> value = element.text(member).valueIfKnown();
      if (value.isEmpty()) {
        return Fact.unknown("an element of " + array + " has no " + member, element.source());
      }
      values.add(value.get());
    }
    return Fact.known(List.copyOf(values), item.sourceOf(array));
  }
}
