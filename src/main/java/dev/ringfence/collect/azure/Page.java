package dev.ringfence.collect.azure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of an answer, as it came.
 *
 * @param from offset after the bracket that opens its list; negative where it holds none
 * @param to offset of the bracket that closes it
 * @param items how many items the list holds
 * @param nextLink address of the next page; empty where there is none
 * @param skipToken what a POST asks the next page with; empty where there is none
 * @param requestId what the service calls the request
 */
record Page(
    byte[] utf8, int from, int to, int items, String nextLink, String skipToken, String requestId) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Services that speak OData write it in full (OData JSON format, next link). */
  private static final Set<String> NEXT = Set.of("nextLink", "@odata.nextLink");

  /** A list of nothing, for which nobody needed to be asked. */
  static final Page NONE = none("");

  /** A list of nothing, as another request has shown. */
  static Page none(String requestId) {
    return of("{\"value\":[]}".getBytes(StandardCharsets.UTF_8), requestId);
  }

  /** Reads what was seen to be one JSON object. */
  static Page of(byte[] utf8, String requestId) {
    int from = -1;
    int to = -1;
    int items = 0;
    String nextLink = "";
    String skipToken = "";
    try (JsonParser parser = MAPPER.createParser(utf8)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = String.valueOf(parser.currentName());
        JsonToken token = parser.nextToken();
        if (name.equals("value") && token == JsonToken.START_ARRAY) {
          from = (int) parser.currentTokenLocation().getByteOffset() + 1;
          items = skipElements(parser);
          to = (int) parser.currentTokenLocation().getByteOffset();
        } else if (token == JsonToken.VALUE_STRING && NEXT.contains(name)) {
          nextLink = parser.getString();
        } else if (token == JsonToken.VALUE_STRING && name.equals("skipToken")) {
          skipToken = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
    }
    return new Page(utf8, from, to, items, nextLink, skipToken, requestId);
  }

  private static int skipElements(JsonParser parser) {
    int elements = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      elements++;
    }
    return elements;
  }

  boolean isList() {
    return from >= 0;
  }

  /** Whether it says that there is more. */
  boolean isContinued() {
    return !nextLink.isEmpty() || !skipToken.isEmpty();
  }

  /**
   * The pages as one document: a single page as it came, several as one list of their items, each
   * as it came.
   */
  static byte[] joined(List<Page> pages) {
    if (pages.size() == 1 && !pages.get(0).isContinued()) {
      return pages.get(0).utf8();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{\"value\":[".getBytes(StandardCharsets.UTF_8));
    String between = "";
    for (Page page : pages.stream().filter(page -> page.items() > 0).toList()) {
      out.writeBytes(between.getBytes(StandardCharsets.UTF_8));
      out.write(page.utf8(), page.from(), page.to() - page.from());
      between = ",";
    }
    out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Not the bytes: they may hold secrets. */
  @Override
  public String toString() {
    return "page of " + items + " items, request " + requestId;
  }
}
