package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The auto scaling groups of all sources, and which servers they hold. */
final class AutoScaling {
  static final String GROUPS = "autoscaling:DescribeAutoScalingGroups";

  /** Set by Auto Scaling on what it launches (Auto Scaling user guide, tags). */
  static final String GROUP_TAG = "aws:autoscaling:groupName";

  private record Key(EvidenceSource source, String text) {}

  private record Member(AutoScalingGroup group, Json instance) {}

  private final Answers answers;
  private final Map<EvidenceSource, List<AutoScalingGroup>> groups = new HashMap<>();
  private final Map<Key, Member> byInstance = new HashMap<>();
  private final Map<Key, AutoScalingGroup> byName = new HashMap<>();

  AutoScaling(Answers answers) {
    this.answers = answers;
    for (EvidenceSource source : answers.sources()) {
      List<AutoScalingGroup> found =
          answers.items(source, GROUPS).stream()
              .map(json -> new AutoScalingGroup(source, json))
              .toList();
      groups.put(source, found);
      found.forEach(this::index);
    }
  }

  private void index(AutoScalingGroup group) {
    byName.put(new Key(group.source(), group.name()), group);
    group
        .instances()
        .forEach(
            instance ->
                byInstance.put(
                    new Key(group.source(), instance.id("InstanceId")),
                    new Member(group, instance)));
  }

  List<AutoScalingGroup> groups(EvidenceSource source) {
    return groups.getOrDefault(source, List.of());
  }

  Stream<AutoScalingGroup> all() {
    return answers.sources().stream().flatMap(source -> groups(source).stream());
  }

  /** Id of the group an instance belongs to, by the group's own list or by the instance's tag. */
  Fact<String> groupOf(EvidenceSource source, Json instance, Fact<String> groupTag) {
    return answers.resting(source, List.of(GROUPS), () -> joined(source, instance, groupTag));
  }

  private Fact<String> joined(EvidenceSource source, Json instance, Fact<String> groupTag) {
    Member member = byInstance.get(new Key(source, instance.id("InstanceId")));
    if (member != null) {
      return Fact.known(member.group().arn(), member.instance().sourceOf("InstanceId"));
    }
    return groupTag.flatMap(
        name -> {
          AutoScalingGroup group = byName.get(new Key(source, name));
          if (name.isEmpty() || group != null) {
            return Fact.known(group == null ? "" : group.arn(), List.of());
          }
          return Fact.unknown("no answer of " + GROUPS + " has the group " + name);
        });
  }
}
