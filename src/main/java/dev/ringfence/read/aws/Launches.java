package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.read.aws.TemplateShape.LaunchConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which group launches from which template, in both directions. */
final class Launches {
  static final String CONFIGURATIONS = "autoscaling:DescribeLaunchConfigurations";

  /** What a group names: a server template's id if it can be told, and where it names it. */
  record Launch(Fact<String> template, SourceRef where) {}

  private final Answers answers;
  private final Map<EvidenceSource, LaunchTemplates> templates = new HashMap<>();
  private final Map<EvidenceSource, SortedMap<String, LaunchConfiguration>> configurations =
      new HashMap<>();
  private final Map<String, SortedMap<String, SourceRef>> users = new HashMap<>();

  Launches(Answers answers, AutoScaling scaling) {
    this.answers = answers;
    answers.sources().forEach(this::add);
    scaling.all().forEach(this::addUses);
  }

  private void add(EvidenceSource source) {
    templates.put(source, new LaunchTemplates(answers, source));
    SortedMap<String, LaunchConfiguration> byName = new TreeMap<>();
    answers.items(source, CONFIGURATIONS).stream()
        .map(json -> new LaunchConfiguration(source, json))
        .forEach(configuration -> byName.put(configuration.name(), configuration));
    configurations.put(source, byName);
  }

  private void addUses(AutoScalingGroup group) {
    for (Launch launch : of(group)) {
      launch
          .template()
          .valueIfKnown()
          .ifPresent(
              id ->
                  users
                      .computeIfAbsent(id, key -> new TreeMap<>())
                      .put(group.arn(), launch.where()));
    }
  }

  LaunchTemplates templates(EvidenceSource source) {
    LaunchTemplates found = templates.get(source);
    return found == null ? new LaunchTemplates(answers, source) : found;
  }

  SortedMap<String, LaunchConfiguration> configurations(EvidenceSource source) {
    return configurations.getOrDefault(source, Collections.emptySortedMap());
  }

  /** What a group launches from: its main template first, then those of its overrides. */
  List<Launch> of(AutoScalingGroup group) {
    List<Launch> launches = new ArrayList<>();
    group
        .launchConfiguration()
        .ifPresent(
            name ->
                launches.add(
                    new Launch(
                        configuration(group, name),
                        group.json().sourceOf("LaunchConfigurationName"))));
    LaunchTemplates known = templates(group.source());
    for (LaunchTemplateSpecification named : group.templates()) {
      launches.add(new Launch(known.resourceId(named), named.json().source()));
    }
    return launches;
  }

  private Fact<String> configuration(AutoScalingGroup group, String name) {
    return answers.resting(
        group.source(),
        List.of(CONFIGURATIONS),
        () -> {
          LaunchConfiguration found = configurations(group.source()).get(name);
          SourceRef where = group.json().sourceOf("LaunchConfigurationName");
          return found == null
              ? Fact.unknown("no answer of " + CONFIGURATIONS + " has " + name, where)
              : Fact.known(found.arn(), where);
        });
  }

  /** Ids of the groups that launch from a template. */
  Fact<List<String>> usersOf(EvidenceSource source, String template) {
    return answers.resting(
        source,
        List.of(AutoScaling.GROUPS, LaunchTemplates.TEMPLATES),
        () -> {
          SortedMap<String, SourceRef> found =
              users.getOrDefault(template, Collections.emptySortedMap());
          return Fact.known(
              List.copyOf(found.keySet()),
              found.isEmpty()
                  ? answers.lists(source, AutoScaling.GROUPS)
                  : found.values().stream().distinct().toList());
        });
  }
}
