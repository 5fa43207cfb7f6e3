package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.ServerGroup;
import dev.ringfence.read.aws.Launches.Launch;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Auto scaling groups become server groups. */
final class ServerGroups {
  private final Topology topology;
  private final Launches launches;
  private final ServerTemplates templates;
  private final Notes notes = new Notes();

  private ServerGroups(Topology topology, Launches launches, ServerTemplates templates) {
    this.topology = topology;
    this.launches = launches;
    this.templates = templates;
  }

  static Mapped mapped(
      AutoScaling scaling, Topology topology, Launches launches, ServerTemplates templates) {
    ServerGroups groups = new ServerGroups(topology, launches, templates);
    return Mapped.of(scaling.all().map(groups::group).toList(), groups.notes);
  }

  private ServerGroup group(AutoScalingGroup group) {
    List<Launch> launched = launches.of(group);
    return new ServerGroup(
        Headers.named(group.source(), group.json(), group.arn(), group.name(), group.name()),
        new Placement(topology, group.source()).tiers(group.subnets()),
        launched.isEmpty() ? noTemplate(group) : filters(launched),
        launched.isEmpty() ? noTemplate(group) : template(launched.get(0)));
  }

  private static Fact<String> template(Launch launch) {
    return launch.template().isKnown()
        ? Fact.known(launch.template().valueIfKnown().orElseThrow(), launch.where())
            .alsoFrom(launch.template().sources())
        : launch.template();
  }

  private <T> Fact<T> noTemplate(AutoScalingGroup group) {
    SourceRef where = group.json().source();
    return notes.unknown(group.arn(), "the group names nothing to launch from", where);
  }

  /** With several templates its servers carry now the groups of one, now those of another. */
  private Fact<List<Filter>> filters(List<Launch> launched) {
    return Fact.all(
            launched.stream()
                .map(launch -> launch.template().flatMap(templates::filtersOf))
                .toList())
        .map(lists -> List.copyOf(distinct(lists)));
  }

  private static Collection<Filter> distinct(List<List<Filter>> lists) {
    Map<String, Filter> byId = new LinkedHashMap<>();
    lists.forEach(list -> list.forEach(filter -> byId.putIfAbsent(filter.id(), filter)));
    return byId.values();
  }
}
