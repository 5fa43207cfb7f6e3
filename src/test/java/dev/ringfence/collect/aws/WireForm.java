package dev.ringfence.collect.aws;

import java.lang.reflect.InvocationTargetException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the AWS CLI printed, as the service had sent it: member names, lists, maps and times in the
 * form that the SDK's model of the operation gives them on the wire.
 */
final class WireForm {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WireForm() {}

  /** The members of an XML answer (protocols ec2 and query), without what surrounds them. */
  static String xml(Operation operation, JsonNode printed) {
    StringBuilder out = new StringBuilder();
    members(out, response(operation), printed);
    return out.toString();
  }

  /** A JSON answer (protocols json 1.0, 1.1 and REST). */
  static String json(Operation operation, JsonNode printed) {
    return object(response(operation), printed).toString();
  }

  /** The SDK's model of what the operation returns. */
  private static SdkPojo response(Operation operation) {
    String request = operation.blank().get().getClass().getName();
    String response = request.replaceFirst("Request$", "Response");
    try {
      return (SdkPojo) Class.forName(response).getMethod("builder").invoke(null);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("no model " + response, e);
    }
  }

  private static void members(StringBuilder out, SdkPojo model, JsonNode printed) {
    requireKnown(model, printed);
    for (SdkField<?> field : model.sdkFields()) {
      if (printed.has(field.memberName())) {
        element(out, field, field.unmarshallLocationName(), printed.get(field.memberName()));
      }
    }
  }

  private static void element(StringBuilder out, SdkField<?> field, String name, JsonNode value) {
    Optional<ListTrait> list = field.getOptionalTrait(ListTrait.class);
    if (list.isPresent() && list.get().isFlattened()) {
      value.forEach(item -> element(out, list.get().memberFieldInfo(), name, item));
      return;
    }
    out.append('<').append(name).append('>');
    if (list.isPresent()) {
      String item = Optional.ofNullable(list.get().memberLocationName()).orElse("member");
      value.forEach(each -> element(out, list.get().memberFieldInfo(), item, each));
    } else if (field.getOptionalTrait(MapTrait.class).isPresent()) {
      entries(out, field.getTrait(MapTrait.class), value);
    } else if (value.isObject()) {
      members(out, field.constructor().get(), value);
    } else {
      out.append(escaped(value.asString()));
    }
    out.append("</").append(name).append('>');
  }

  private static void entries(StringBuilder out, MapTrait map, JsonNode value) {
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      out.append("<entry><key>").append(escaped(entry.getKey())).append("</key>");
      element(out, map.valueFieldInfo(), map.valueLocationName(), entry.getValue());
      out.append("</entry>");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static ObjectNode object(SdkPojo model, JsonNode printed) {
    requireKnown(model, printed);
    ObjectNode sent = JSON.createObjectNode();
    for (SdkField<?> field : model.sdkFields()) {
      if (printed.has(field.memberName())) {
        sent.set(field.locationName(), value(field, printed.get(field.memberName())));
      }
    }
    return sent;
  }

  private static JsonNode value(SdkField<?> field, JsonNode printed) {
    Optional<ListTrait> list = field.getOptionalTrait(ListTrait.class);
    if (list.isPresent()) {
      ArrayNode sent = JSON.createArrayNode();
      printed.forEach(item -> sent.add(value(list.get().memberFieldInfo(), item)));
      return sent;
    }
    if (field.getOptionalTrait(MapTrait.class).isPresent()) {
      SdkField<?> each = field.getTrait(MapTrait.class).valueFieldInfo();
      ObjectNode sent = JSON.createObjectNode();
      printed.properties().forEach(e -> sent.set(e.getKey(), value(each, e.getValue())));
      return sent;
    }
    if (printed.isObject() && field.constructor() != null) {
      return object(field.constructor().get(), printed);
    }
    return field.marshallingType().equals(MarshallingType.INSTANT) ? time(field, printed) : printed;
  }

  /** Seconds since 1970, unless the model says otherwise (AWS JSON protocols, timestamps). */
  private static JsonNode time(SdkField<?> field, JsonNode printed) {
    boolean isText =
        field
            .getOptionalTrait(TimestampFormatTrait.class)
            .filter(trait -> trait.format() == TimestampFormatTrait.Format.ISO_8601)
            .isPresent();
    return isText || printed.isNumber()
        ? printed
        : JSON.valueToTree(
            OffsetDateTime.parse(printed.asString()).toInstant().toEpochMilli() / 1000.0);
  }

  private static void requireKnown(SdkPojo model, JsonNode printed) {
    List<String> known = model.sdkFields().stream().map(SdkField::memberName).toList();
    for (String name : printed.propertyNames()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(model.getClass() + " has no member " + name);
      }
    }
  }
}
