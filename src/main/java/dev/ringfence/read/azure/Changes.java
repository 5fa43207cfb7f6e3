package dev.ringfence.read.azure;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.network.Change;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the Activity Log tells of rules and routes: what was made, by whom, and what became of it.
 */
final class Changes implements Mapper {
  private static final String ID = "change:";

  private final Answers answers;
  private final ActivityLog log;
  private final RuleChanges rules;
  private final RouteChanges routes;

  Changes(Answers answers, ActivityLog log, RuleChanges rules, RouteChanges routes) {
    this.answers = answers;
    this.log = log;
    this.rules = rules;
    this.routes = routes;
  }

  /** Every change that was logged; what was made more than once, as it was made last. */
  @Override
  public Stream<Resource> resources() {
    Map<String, Resource> byId = new LinkedHashMap<>();
    log.operations()
        .flatMap(operation -> Stream.concat(ofRules(operation), ofRoutes(operation)))
        .forEach(change -> byId.put(change.id(), change));
    return byId.values().stream();
  }

  private Stream<Change> ofRules(LoggedOperation operation) {
    return rules.parts().isDeletionOfPart(operation)
        ? rules.away(operation).stream().map(this::change)
        : rules.parts().isWrite(operation)
            ? Stream.concat(
                changes(operation, rules.openings(operation), Opening.PERMIT),
                rules.leftOut(operation).stream().map(this::change))
            : Stream.empty();
  }

  private Stream<Change> ofRoutes(LoggedOperation operation) {
    return routes.parts().isDeletionOfPart(operation)
        ? routes.away(operation).stream().map(this::change)
        : routes.parts().isWrite(operation)
            ? changes(operation, routes.openings(operation), Opening.ROUTE)
            : Stream.empty();
  }

  private Stream<Change> changes(
      LoggedOperation operation, Optional<List<Opening>> openings, String made) {
    return openings
        .map(all -> all.stream().map(this::change))
        .orElseGet(() -> Stream.of(unreadable(operation, made)));
  }

  private Change change(Opening opening) {
    LoggedOperation made = opening.operation();
    Optional<LoggedOperation> closed =
        opening.isStillThere().valueIfKnown().orElse(true) ? Optional.empty() : opening.closed();
    return new Change(
        header(made, ID + opening.id(), opening.name() + story(made, closed)),
        Fact.known(opening.owner(), made.where()),
        Fact.known(opening.made(), made.where()),
        daysAgo(made),
        made.time(),
        Fact.known(made.by(), made.where()),
        opening.isStillThere(),
        told(made, closed, LoggedOperation::time),
        told(made, closed, other -> Fact.known(other.by(), other.where())),
        opening.tiers(),
        opening.permit(),
        Opening.none(made),
        opening.route());
  }

  /** Who and when, so that whoever reads of the change need not look it up. */
  private static String story(LoggedOperation made, Optional<LoggedOperation> closed) {
    return ", made "
        + made.at().valueIfKnown().map(Instant::toString).orElse("at a time not told")
        + " by "
        + made.by()
        + closed
            .map(
                operation ->
                    ", taken back "
                        + operation.at().valueIfKnown().map(Instant::toString).orElse("")
                        + " by "
                        + operation.by())
            .orElse("");
  }

  /** Of what took it back; events that are missing may have done so earlier. */
  private Fact<String> told(
      LoggedOperation made,
      Optional<LoggedOperation> closed,
      Function<LoggedOperation, Fact<String>> fact) {
    Optional<CollectionGap> gap = answers.gap(made.source(), Calls.ACTIVITY_LOG);
    return gap.<Fact<String>>map(Fact::missing)
        .orElseGet(() -> closed.map(fact).orElseGet(() -> Fact.known("", made.where())));
  }

  private Fact<Long> daysAgo(LoggedOperation operation) {
    return operation.at().map(at -> answers.daysSince(at, operation.event()));
  }

  private Change unreadable(LoggedOperation operation, String made) {
    String reason = "what " + operation.name() + " did cannot be read";
    return new Change(
        header(operation, ID + operation.id(), operation.name()),
        Fact.unknown(reason, operation.where()),
        Fact.known(made, operation.where()),
        daysAgo(operation),
        operation.time(),
        Fact.known(operation.by(), operation.where()),
        Fact.unknown(reason, operation.where()),
        Fact.unknown(reason, operation.where()),
        Fact.unknown(reason, operation.where()),
        Fact.unknown(reason, operation.where()),
        Fact.unknown(reason, operation.where()),
        Fact.unknown(reason, operation.where()),
        Fact.unknown(reason, operation.where()));
  }

  private static ResourceHeader header(LoggedOperation operation, String id, String name) {
    return new ResourceHeader(
        id,
        operation.id().substring(operation.id().lastIndexOf('/') + 1),
        name,
        operation.source(),
        Plane.ACTUAL,
        Tags.none(operation.where()),
        operation.where());
  }
}
