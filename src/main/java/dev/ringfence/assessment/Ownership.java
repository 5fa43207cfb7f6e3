package dev.ringfence.assessment;

import dev.ringfence.check.Subject;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who answers for a finding: whom a note on its remediation names, else whom the tag of its subject
 * names, else whom audit.yaml names for the rest. Of a boundary the tag that all endpoints of its
 * receiving zone share counts, or of its sending zone where the receiver is beyond the estate.
 */
public record Ownership(FollowUp followUp) {
  Optional<String> of(
      ControlId control, CheckId check, Subject subject, Optional<Tags> tags, FlowAnalysis flows) {
    return followUp.notes().stream()
        .filter(note -> note.names(control, check, subject.id()))
        .flatMap(note -> note.owner().stream())
        .findFirst()
        .or(() -> followUp.settings().ownerTag().flatMap(key -> tagged(key, subject, tags, flows)))
        .or(() -> followUp.settings().owner());
  }

  private static Optional<String> tagged(
      String key, Subject subject, Optional<Tags> tags, FlowAnalysis flows) {
    if (subject.kind().equals("boundary")) {
      return shared(key, subject, flows);
    }
    return tags.flatMap(all -> all.value(key).valueIfKnown()).filter(value -> !value.isBlank());
  }

  private static Optional<String> shared(String key, Subject subject, FlowAnalysis flows) {
    return zone(flows, zone -> subject.id().endsWith("->" + zone.name()))
        .or(() -> zone(flows, zone -> subject.id().startsWith(zone.name() + "->")))
        .flatMap(zone -> shared(key, flows.endpoints(zone.name())));
  }

  private static Optional<Zone> zone(FlowAnalysis flows, Predicate<Zone> which) {
    return flows.zones().stream()
        .filter(zone -> !zone.isOutside() && which.test(zone))
        .filter(zone -> !flows.endpoints(zone.name()).isEmpty())
        .findFirst();
  }

  /** The one known value that all have; none where they differ or one is not known. */
  private static Optional<String> shared(String key, List<Endpoint> endpoints) {
    Set<String> values =
        endpoints.stream()
            .map(endpoint -> endpoint.header().tags().value(key).valueIfKnown().orElse(""))
            .collect(Collectors.toSet());
    return values.size() == 1
        ? values.stream().filter(value -> !value.isBlank()).findFirst()
        : Optional.empty();
  }
}
