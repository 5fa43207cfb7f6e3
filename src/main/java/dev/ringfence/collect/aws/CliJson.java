package dev.ringfence.collect.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the SDK as the AWS CLI prints them: members named and ordered as in the API's model,
 * what a service did not give left out, times as ISO 8601 in UTC, binary values as base64.
 */
final class CliJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Python's {@code isoformat}: six digits of a second, or none. */
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

  private CliJson() {}

  /** The members a service gave, in the order of the model. */
  static Map<String, Object> members(SdkPojo pojo) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Optional.ofNullable(field.getValueOrDefault(pojo))
          .filter(CliJson::isGiven)
          .ifPresent(value -> members.put(field.memberName(), value(value)));
    }
    return members;
  }

  /** The lists that a service did not give. */
  static Set<String> unsent(SdkPojo pojo) {
    return pojo.sdkFields().stream()
        .filter(field -> field.getValueOrDefault(pojo) instanceof SdkAutoConstructList)
        .map(SdkField::memberName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The SDK makes lists and maps of its own where the service sent none. */
  private static boolean isGiven(Object value) {
    return !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
  }

  private static Object value(Object value) {
    if (value instanceof SdkPojo pojo) {
      return members(pojo);
    }
    if (value instanceof List<?> list) {
      List<Object> values = new ArrayList<>(list.size());
      list.forEach(item -> values.add(value(item)));
      return values;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((name, item) -> values.put(String.valueOf(name), value(item)));
      return values;
    }
    return scalar(value);
  }

  private static Object scalar(Object value) {
    if (value instanceof Instant instant) {
      DateTimeFormatter format = instant.getNano() / 1_000 == 0 ? WHOLE : FRACTION;
      return instant.atOffset(ZoneOffset.UTC).format(format);
    }
    if (value instanceof SdkBytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
    return value instanceof Document document ? document.unwrap() : value;
  }

  /** A whole document, UTF-8, indented by four blanks, ending in a line end. */
  static byte[] document(Map<String, Object> members) {
    byte[] json = printer().writeValueAsBytes(members);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static ObjectWriter printer() {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return MAPPER
        .writer()
        .with(
            new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
  }

  /** A value on one line; a text as it is. */
  static String line(Object value) {
    return value instanceof String text ? text : MAPPER.writeValueAsString(value);
  }
}
