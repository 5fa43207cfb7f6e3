package dev.ringfence.collect.export;

import dev.ringfence.collect.ItemTable;
import dev.ringfence.collect.export.ParameterNames.Item;
import dev.ringfence.evidence.CallSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The items of one answer, as marks that can be compared with those of other answers.
 *
 * @param marks by identity, in document order
 * @param named what the answer names for calls that are made once per item, by call
 * @param size how many items the answer holds
 */
record Items(Map<String, Mark> marks, Map<String, List<Item>> named, int size) {
  /** Above this an answer that is one single object is compared byte by byte. */
  private static final int LARGE = 8 << 20;

  /**
   * An item.
   *
   * @param pointer where it stands in its document
   * @param content digest of its content, the same in whatever order its members stand
   */
  record Mark(String pointer, String content) {}

  String pointer(String identity) {
    Mark mark = marks.get(identity);
    return mark == null ? "" : mark.pointer();
  }

  /** Whether both give this item, with the same content. */
  boolean agrees(Items other, String identity) {
    Mark mine = marks.get(identity);
    Mark theirs = other.marks.get(identity);
    return mine != null && theirs != null && mine.content().equals(theirs.content());
  }

  /** Where items are read from. */
  record Origin(CallSpec spec, ItemTable table, Map<String, CallSpec> perItem) {
    List<String> identity() {
      return table.row(spec).identity();
    }
  }

  /**
   * Reads an answer that was seen to be whole.
   *
   * @param size how many items it was seen to hold
   */
  static Items read(JsonMapper mapper, byte[] utf8, Origin origin, int size) {
    Items items = new Items(new LinkedHashMap<>(), new LinkedHashMap<>(), size);
    if (origin.identity().isEmpty()) {
      JsonNode whole =
          utf8.length > LARGE ? mapper.getNodeFactory().binaryNode(utf8) : mapper.readTree(utf8);
      items.marks().put("", new Mark("", ContentDigest.of(whole)));
      return items;
    }
    try (JsonParser parser = mapper.createParser(utf8)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isList = origin.spec().listKey().equals(parser.currentName());
        if (parser.nextToken() == JsonToken.START_ARRAY && isList) {
          items.readList(parser, origin);
        } else {
          parser.skipChildren();
        }
      }
    }
    return items;
  }

  private void readList(JsonParser parser, Origin origin) {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      JsonNode item = parser.readValueAsTree();
      String pointer = "/" + origin.spec().listKey() + "/" + i;
      Mark mark = new Mark(pointer, ContentDigest.of(item));
      // Where an answer gives one identity twice, both contents together are what it says of it.
      marks.merge(
          identity(item, origin.identity(), mark.content()),
          mark,
          (first, second) -> new Mark(first.pointer(), first.content() + second.content()));
      origin.perItem().forEach((call, spec) -> name(item, spec, origin.table().row(spec)));
    }
  }

  private void name(JsonNode item, CallSpec spec, ItemTable.Row row) {
    String value = row.valueOf(member -> at(item, member).asString(""));
    if (!value.isEmpty()) {
      String alias = row.alias().isEmpty() ? "" : item.path(row.alias()).asString("");
      named
          .computeIfAbsent(spec.call(), call -> new ArrayList<>())
          .add(new Item(spec.canonical(value), alias));
    }
  }

  /** An item without any identifying member is told apart by all of its content. */
  private static String identity(JsonNode item, List<String> members, String content) {
    String identity =
        members.stream()
            .map(member -> at(item, member).asString(""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return identity.isEmpty() ? "item " + content : identity;
  }

  /** A member by its dotted name; the item itself by none. */
  private static JsonNode at(JsonNode item, String member) {
    return member.isEmpty() ? item : item.at("/" + member.replace('.', '/'));
  }
}
