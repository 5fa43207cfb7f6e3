package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A model record as expressions see it.
 *
 * @param name the word of its kind
 * @param fields by name, in the order in which they are listed for people
 */
record RecordType(String name, Map<String, Field> fields) {
  // No identifier of the language has a colon, so that a kind's word stays free for variables.
  private static final String PREFIX = "record:";

  /**
   * One field.
   *
   * @param number place among the record's fields, from 0
   * @param fact takes the field's fact out of the record
   */
  record Field(String name, int number, CelType type, Function<Record, Fact<?>> fact) {}

  String typeName() {
    return typeName(name);
  }

  static String typeName(String kindWord) {
    return PREFIX + kindWord;
  }

  /** A type as people write it. */
  static String display(String typeName) {
    return typeName.replace(PREFIX, "");
  }

  Field field(String fieldName) {
    Field field = fields.get(fieldName);
    if (field == null) {
      throw new IllegalStateException("the checker let " + name + "." + fieldName + " pass");
    }
    return field;
  }

  List<String> fieldNames() {
    return List.copyOf(fields.keySet());
  }

  static ResourceHeader header(Record resource) {
    if (resource instanceof Resource known) {
      return known.header();
    }
    if (resource instanceof Endpoint endpoint) {
      return endpoint.header();
    }
    if (resource instanceof Place place) {
      return place.header();
    }
    throw new IllegalStateException("no header in " + resource.getClass());
  }
}
