package dev.ringfence.read.azure;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One operation on a resource, from the events that the Activity Log has of it: it began, was
 * accepted, ended (Azure Monitor, activity log event schema, category Administrative). The event of
 * its beginning quotes what was asked for; others may quote what was answered.
 *
 * @param events oldest first, at least one
 */
record LoggedOperation(EvidenceSource source, List<Arm> events) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String TIME = "eventTimestamp";
  private static final List<String> BODIES = List.of("requestbody", "responseBody");
  private static final Set<String> REFUSED = Set.of("failed", "canceled", "cancelled");

  LoggedOperation {
    events =
        events.stream()
            .sorted(
                Comparator.comparing((Arm event) -> at(event).valueIfKnown().orElse(Instant.MIN))
                    .thenComparing(Arm::id))
            .toList();
  }

  /** What the events of one operation have in common. */
  static List<String> key(Item event) {
    Arm json = event.json();
    String operation = json.raw("operationId");
    return List.of(
        event.source().id(),
        operation.isEmpty() ? json.raw("correlationId") : operation,
        word(json, "operationName"),
        resource(json));
  }

  /** A value that the API names in two ways, {@code {"value": …, "localizedValue": …}}. */
  private static String word(Arm event, String member) {
    Arm named = event.member(member);
    return (named.isObject() ? named.raw("value") : event.raw(member)).toLowerCase(Locale.ROOT);
  }

  private static String resource(Arm event) {
    return event.raw("resourceId").toLowerCase(Locale.ROOT);
  }

  private static Fact<Instant> at(Arm event) {
    return event
        .text(TIME)
        .flatMap(
            text -> {
              try {
                return Fact.known(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeParseException e) {
                return Fact.unknown(TIME + " is no time", event.sourceOf(TIME));
              }
            });
  }

  private Arm first() {
    return events.get(0);
  }

  /** {@code microsoft.network/networksecuritygroups/securityrules/write}. */
  String name() {
    return word(first(), "operationName");
  }

  /** Id of what it was done to, in lower case. */
  String resource() {
    return resource(first());
  }

  /** Id of the event that tells most of it. */
  String id() {
    return quoting().orElse(first()).id();
  }

  Arm event() {
    return quoting().orElse(first());
  }

  SourceRef where() {
    return event().source();
  }

  Fact<Instant> at() {
    return at(first());
  }

  Fact<String> time() {
    return first().text(TIME);
  }

  /** The caller's name, or the id of its object. */
  String by() {
    return first().raw("caller");
  }

  /** What was refused changed nothing. */
  boolean isRefused() {
    return !isDone() && states().anyMatch(REFUSED::contains);
  }

  /** Whether the log says that it came to its end. */
  boolean isDone() {
    return states().anyMatch("succeeded"::equals);
  }

  private Stream<String> states() {
    return events.stream().map(event -> word(event, "status"));
  }

  boolean isAfter(LoggedOperation other) {
    Optional<Instant> mine = at().valueIfKnown();
    Optional<Instant> theirs = other.at().valueIfKnown();
    return mine.isPresent()
        && theirs.isPresent()
        && !mine.get().isBefore(theirs.get())
        && !id().equals(other.id());
  }

  private Optional<Arm> quoting() {
    return events.stream().filter(event -> body(event).isPresent()).findFirst();
  }

  /** What was asked for, or else answered; empty where no event quotes it. */
  Optional<Arm> body() {
    return events.stream().flatMap(event -> body(event).stream()).findFirst();
  }

  private static Optional<Arm> body(Arm event) {
    return BODIES.stream().flatMap(member -> quoted(event.member(member)).stream()).findFirst();
  }

  private static Optional<Arm> quoted(Arm text) {
    try {
      JsonNode body = MAPPER.readTree(text.node().asString(""));
      return body.isObject() ? Optional.of(text.quoting(body)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty(); // Replaced, cut short or no JSON: nobody knows what was asked for.
    }
  }
}
