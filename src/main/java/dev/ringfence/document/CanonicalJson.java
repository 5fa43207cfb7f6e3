package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.DriftRecord;
import dev.ringfence.assessment.FollowUp;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.Narrowing;
import dev.ringfence.exception.Upkeep;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One text for one value: members in the order of their records, map entries sorted, no white
 * space, UTF-8.
 */
public final class CanonicalJson {
  private static final int LONGEST_TEXT = 64 << 20;

  /** It may be used by several threads, and takes milliseconds to make. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
                  .build())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          // Records state their components; claims computed from them are not part of the document.
          .changeDefaultVisibility(
              visibility ->
                  visibility
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .addMixIn(SourceRef.Place.class, TypedPlace.class)
          .addMixIn(Demand.class, TypedDemand.class)
          .addMixIn(BoundaryRecord.class, DriftIfAny.class)
          .addMixIn(ExceptionGrant.class, MoreIfAny.class)
          .addMixIn(AssessmentHeader.class, FollowUpIfAny.class)
          .build();

  /** Places name their type, since JSON has none. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SourceRef.Pointer.class, name = "pointer"),
    @JsonSubTypes.Type(value = SourceRef.Line.class, name = "line")
  })
  private interface TypedPlace {}

  /** What a boundary check demands names its type for the same reason. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Demand.Forbid.class, name = "forbid"),
    @JsonSubTypes.Type(value = Demand.Allow.class, name = "allow"),
    @JsonSubTypes.Type(value = Demand.Policy.class, name = "policy"),
    @JsonSubTypes.Type(value = Demand.Documented.class, name = "documented"),
    @JsonSubTypes.Type(value = Demand.Through.class, name = "paths"),
    @JsonSubTypes.Type(value = Demand.Apart.class, name = "apart"),
    @JsonSubTypes.Type(value = Demand.PrivateAddresses.class, name = "addresses"),
    @JsonSubTypes.Type(value = Demand.UsedPermits.class, name = "permits")
  })
  private interface TypedDemand {}

  /** What was archived before there was any drift to keep has the digest it had. */
  private abstract static class DriftIfAny {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @SuppressWarnings("unused") // Jackson reads it as if it stood in the record.
    Optional<DriftRecord> drift = Optional.empty();
  }

  /** Likewise, before exceptions could be narrowed to more than subjects, and were reviewed. */
  private abstract static class MoreIfAny {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @SuppressWarnings("unused") // Jackson reads it as if it stood in the record.
    Optional<Narrowing> narrowing = Optional.empty();

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @SuppressWarnings("unused") // Jackson reads it as if it stood in the record.
    Optional<Upkeep> upkeep = Optional.empty();
  }

  /** Likewise, before owners could say how findings are followed up. */
  private abstract static class FollowUpIfAny {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @SuppressWarnings("unused") // Jackson reads it as if it stood in the record.
    Optional<FollowUp> followUp = Optional.empty();
  }

  public String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** For people: the same members, indented. */
  public String indented(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws InvalidDocumentException if it is not that
   */
  public <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw new InvalidDocumentException(e.getOriginalMessage(), e);
    }
  }

  /**
   * A stored text with other values of members of one of its objects; all else stays as it is,
   * whatever version wrote it.
   *
   * @param object the name of the member that holds the object
   * @param values by name of the member, each as JSON
   * @throws InvalidDocumentException if the text has no such object with such members
   */
  public String replaced(String text, String object, Map<String, String> values) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (!(tree.path(object) instanceof ObjectNode members)) {
        throw new InvalidDocumentException("there is no object " + object);
      }
      values.forEach((name, value) -> members.set(name, replacement(members, name, value)));
      return MAPPER.writeValueAsString(tree);
    } catch (JacksonException e) {
      throw new InvalidDocumentException(e.getOriginalMessage(), e);
    }
  }

  private JsonNode replacement(ObjectNode members, String name, String value) {
    if (!members.has(name)) {
      throw new InvalidDocumentException("there is no member " + name);
    }
    return MAPPER.readTree(value);
  }

  /** Reads what somebody else may have written; empty if it has not that shape. */
  public <T> Optional<T> readIfFit(String text, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(text, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
