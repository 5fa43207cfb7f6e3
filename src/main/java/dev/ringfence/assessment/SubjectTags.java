package dev.ringfence.assessment;

import dev.ringfence.check.Subject;
import dev.ringfence.network.Filter;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tags of what findings are about; a rule without tags of its own has those of its group. */
final class SubjectTags {
  private final Map<String, Tags> byId = new HashMap<>();

  private SubjectTags() {}

  static SubjectTags of(NetworkModel network) {
    SubjectTags tags = new SubjectTags();
    Map<String, Tags> filters = new HashMap<>();
    network
        .of(Filter.class)
        .forEach(
            filter -> {
              filters.put(filter.header().id(), filter.header().tags());
              filters.put(filter.header().localId(), filter.header().tags());
            });
    network.resources().forEach(resource -> tags.byId.put(resource.id(), own(resource, filters)));
    return tags;
  }

  private static Tags own(Resource resource, Map<String, Tags> filters) {
    Tags own = resource.header().tags();
    return resource instanceof Permit permit && own.byKey().isEmpty()
        ? filters.getOrDefault(permit.filter(), own)
        : own;
  }

  /** Empty for what is no resource, such as a boundary. */
  Optional<Tags> of(Subject subject) {
    return Optional.ofNullable(byId.get(subject.id()));
  }
}
