package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of CloudTrail (CloudTrail API, Event). What it says of a request is turned into the
 * shape of the API that was called, so that one reader serves both; its place is that of the event.
 *
 * @param json as LookupEvents gives it
 * @param body the record in its {@code CloudTrailEvent}; missing where that is none
 * @param at when it happened
 */
record LoggedEvent(EvidenceSource source, Json json, JsonNode body, Fact<Instant> at) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String RECORD = "CloudTrailEvent";

  static LoggedEvent of(EvidenceSource source, Json json) {
    return new LoggedEvent(source, json, record(json), Times.at(json, "EventTime"));
  }

  private static JsonNode record(Json json) {
    try {
      return MAPPER.readTree(json.id(RECORD));
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  String name() {
    return json.id("EventName");
  }

  String id() {
    return json.id("EventId");
  }

  SourceRef where() {
    return json.sourceOf(RECORD);
  }

  boolean isReadable() {
    return body.path("requestParameters").isObject() && at.isKnown();
  }

  /** What was refused changed nothing. */
  boolean isRefused() {
    return body.hasNonNull("errorCode");
  }

  /** The caller's ARN, or the service that called. */
  String by() {
    JsonNode caller = body.path("userIdentity");
    return Stream.of(caller.path("arn"), caller.path("invokedBy"))
        .map(node -> node.asString(""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(json.id("Username"));
  }

  Json request() {
    return shaped(body.path("requestParameters"));
  }

  Json response() {
    return shaped(body.path("responseElements"));
  }

  Json shaped(JsonNode node) {
    SourceRef record = where();
    return new Json(apiShape(node), json.document(), "", place -> record);
  }

  boolean isAfter(LoggedEvent other) {
    Optional<Instant> mine = at.valueIfKnown();
    Optional<Instant> theirs = other.at.valueIfKnown();
    return mine.isPresent()
        && theirs.isPresent()
        && !mine.get().isBefore(theirs.get())
        && !id().equals(other.id());
  }

  /** Members as the API's JSON has them: upper case, lists without {@code items}, none empty. */
  private static JsonNode apiShape(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode items = MAPPER.createArrayNode();
      array.forEach(item -> items.add(apiShape(item)));
      return items;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (object.size() == 1 && object.path("items").isArray()) {
      return apiShape(object.get("items"));
    }
    ObjectNode shaped = MAPPER.createObjectNode();
    object
        .properties()
        .forEach(
            member -> {
              boolean isNothing = member.getValue().isContainer() && member.getValue().isEmpty();
              if (!isNothing && !member.getValue().isNull()) {
                shaped.set(apiName(member.getKey()), apiShape(member.getValue()));
              }
            });
    return shaped;
  }

  private static String apiName(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The items of a member that is a list, or one object in its place. */
  static List<Json> listed(Json json, String member) {
    return json.member(member).node().isObject()
        ? List.of(json.member(member))
        : new ArrayList<>(json.list(member));
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
