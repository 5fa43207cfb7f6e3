package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.ServerTemplate;
import dev.ringfence.network.Tags;
import dev.ringfence.read.aws.TemplateShape.LaunchConfiguration;
import dev.ringfence.read.aws.TemplateShape.LaunchTemplateData;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Launch template versions in use and launch configurations become server templates. In use are the
 * default and the latest version of every template, and those that groups name by number.
 */
final class ServerTemplates {
  private final Topology topology;
  private final Launches launches;
  private final Notes notes = new Notes();
  private final SortedMap<String, ServerTemplate> byId = new TreeMap<>();

  ServerTemplates(Answers answers, Topology topology, AutoScaling scaling, Launches launches) {
    this.topology = topology;
    this.launches = launches;
    for (EvidenceSource source : answers.sources()) {
      addVersions(source, scaling.groups(source));
      launches.configurations(source).values().forEach(this::addConfiguration);
    }
  }

  Mapped mapped() {
    return Mapped.of(List.copyOf(byId.values()), notes);
  }

  /** The groups that servers made from a template carry. */
  Fact<List<Filter>> filtersOf(String template) {
    ServerTemplate found = byId.get(template);
    return found == null ? Fact.unknown("no answer has the template " + template) : found.filters();
  }

  private void addVersions(EvidenceSource source, List<AutoScalingGroup> groups) {
    LaunchTemplates templates = launches.templates(source);
    SortedMap<String, SortedSet<Long>> inUse = templates.current();
    SortedMap<String, SourceRef> named = new TreeMap<>();
    for (AutoScalingGroup group : groups) {
      for (LaunchTemplateSpecification specification : group.templates()) {
        String id = templates.idOf(specification);
        Optional<Long> number = templates.numberOf(specification).valueIfKnown();
        if (!id.isEmpty() && number.isPresent()) {
          inUse.computeIfAbsent(id, key -> new TreeSet<>()).add(number.get());
          named.putIfAbsent(id, specification.json().source());
        }
      }
    }
    inUse.forEach(
        (id, numbers) -> numbers.forEach(number -> addVersion(source, id, number, named)));
  }

  private void addVersion(
      EvidenceSource source, String id, long number, SortedMap<String, SourceRef> named) {
    LaunchTemplates templates = launches.templates(source);
    String arn = templates.resourceId(id, number);
    Optional<Json> version = templates.version(id, number);
    Optional<Json> template = templates.template(id);
    SourceRef where =
        version
            .or(() -> template)
            .map(Json::source)
            .or(() -> Optional.ofNullable(named.get(id)))
            .orElseThrow();
    ResourceHeader header =
        new ResourceHeader(
            arn,
            id + "/" + number,
            version.or(() -> template).map(json -> json.id("LaunchTemplateName")).orElse(id)
                + " version "
                + number,
            source,
            Headers.plane(source),
            template
                .map(json -> Headers.tags(json, "Tags", "Key", "Value"))
                .orElseGet(() -> Tags.untold("the template was not listed", where)),
            where);
    byId.put(
        arn,
        version
            .map(json -> known(header, json.number("VersionNumber"), data(json)))
            .orElseGet(() -> untold(header, number, templates)));
  }

  private static LaunchTemplateData data(Json version) {
    return new LaunchTemplateData(version.member("LaunchTemplateData"));
  }

  private void addConfiguration(LaunchConfiguration configuration) {
    ResourceHeader header =
        Headers.untagged(
            configuration.source(),
            configuration.json(),
            configuration.arn(),
            configuration.name(),
            configuration.name());
    Fact<Long> noVersion = Fact.known(0L, configuration.json().source());
    byId.put(configuration.arn(), known(header, noVersion, configuration));
  }

  private ServerTemplate known(ResourceHeader header, Fact<Long> version, TemplateShape shape) {
    MetadataOptions metadata = new MetadataOptions(notes, header.id(), shape.json());
    return new ServerTemplate(
        header,
        version,
        shape.keyPair(),
        metadata.isEnabled(),
        metadata.tokens(),
        metadata.hopLimit(),
        shape.assignsPublicAddress(),
        new Placement(topology, header.origin()).filters(shape.groups()),
        launches.usersOf(header.origin(), header.id()));
  }

  /** A version that is in use although no answer describes it. */
  private ServerTemplate untold(ResourceHeader header, long version, LaunchTemplates templates) {
    SourceRef where = header.source();
    return new ServerTemplate(
        header,
        Fact.known(version, where),
        templates.untold(where),
        templates.untold(where),
        templates.untold(where),
        templates.untold(where),
        templates.untold(where),
        templates.untold(where),
        launches.usersOf(header.origin(), header.id()));
  }
}
