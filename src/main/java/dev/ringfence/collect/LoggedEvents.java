package dev.ringfence.collect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of a log of changes that hold JSON in a text: CloudTrail hands out whole records, of which
 * only what tells who changed what and when is sealed; keys, sessions, addresses and programs of
 * the caller are not. Azure's Activity Log quotes what was asked for and answered, which is sealed
 * but for its secrets.
 */
final class LoggedEvents {
  static final String KIND = "parts of a logged event";

  private static final String MEMBER = "CloudTrailEvent";
  private static final int LONGEST = 1 << 20;

  /** What an event of Azure's Activity Log quotes (Azure Monitor, activity log event schema). */
  private static final Set<String> BODIES = Set.of("requestbody", "requestBody", "responseBody");

  /** CloudTrail user guide, record contents. */
  private static final Set<String> KEPT =
      Set.of(
          "eventVersion",
          "eventTime",
          "eventSource",
          "eventName",
          "awsRegion",
          "errorCode",
          "requestParameters",
          "responseElements",
          "eventID",
          "readOnly",
          "recipientAccountId",
          "userIdentity");

  private static final Set<String> KEPT_OF_CALLER = Set.of("type", "arn", "accountId", "invokedBy");

  private LoggedEvents() {}

  static boolean isEvent(String member) {
    return MEMBER.equals(member) || BODIES.contains(member);
  }

  /** The event as it is sealed, as JSON writes a text; empty where it is sealed as it is. */
  static Optional<String> reduced(JsonMapper mapper, String member, String text) {
    String reduced = text(mapper, member, text);
    return reduced.equals(text)
        ? Optional.empty()
        : Optional.of(mapper.writeValueAsString(reduced));
  }

  private static String text(JsonMapper mapper, String member, String text) {
    if (text.isEmpty() || SecretNames.isReplacement(text)) {
      return text;
    }
    try {
      if (text.length() <= LONGEST && mapper.readTree(text) instanceof ObjectNode event) {
        ObjectNode whole = event.deepCopy();
        if (member.equals(MEMBER)) {
          keep(event);
        }
        hide(event);
        return event.equals(whole) ? text : mapper.writeValueAsString(event);
      }
    } catch (JacksonException e) {
      // Nobody knows what is in it, so it is not sealed; the reader says that it tells nothing.
      return SecretNames.replacement(KIND);
    }
    return SecretNames.replacement(KIND);
  }

  private static void keep(ObjectNode event) {
    keep(event, KEPT);
    if (event.get("userIdentity") instanceof ObjectNode caller) {
      keep(caller, KEPT_OF_CALLER);
    }
  }

  private static void keep(ObjectNode object, Set<String> kept) {
    List.copyOf(object.propertyNames()).stream()
        .filter(name -> !kept.contains(name))
        .forEach(object::remove);
  }

  /** What would be a secret in an answer is one in a request too. */
  private static void hide(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.get(name);
        Optional<String> kind =
            SecretNames.kind(name)
                .or(
                    () ->
                        value.isString()
                            ? SecretNames.kindOfText(value.asString())
                            : Optional.empty());
        kind.ifPresent(secret -> object.put(name, SecretNames.replacement(secret)));
      }
    }
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        JsonNode value = list.get(i);
        Optional<String> kind =
            value.isString() ? SecretNames.kindOfText(value.asString()) : Optional.empty();
        if (kind.isPresent()) {
          list.set(i, SecretNames.replacement(kind.get()));
        }
      }
    }
    node.forEach(LoggedEvents::hide);
  }
}
