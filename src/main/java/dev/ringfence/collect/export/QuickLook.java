package dev.ringfence.collect.export;

import dev.ringfence.collect.Outline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Whether a file is probably an answer of the AWS CLI, by its name or the beginning of its content:
 * enough to tell an export from other JSON, too little to call it evidence.
 */
final class QuickLook {
  private static final String ERROR = "An error occurred (";
  private static final int LOOKED_AT = 512;
  private static final int MOST_MEMBERS = 40;

  private final ExportReading reading;
  private final ExportLimits limits;

  QuickLook(ExportReading reading, ExportLimits limits) {
    this.reading = reading;
    this.limits = limits;
  }

  boolean isLikely(ExportFile file) {
    if (reading.commands().isCommand(file)) {
      return true;
    }
    if (file.bytes() > limits.bytes()) {
      return false;
    }
    try {
      return holdsError(file) || holdsAnswer(file);
    } catch (IOException | JacksonException e) {
      return false; // Whoever collects the file reports what is wrong with it.
    }
  }

  private static boolean holdsError(ExportFile file) throws IOException {
    try (InputStream in = Files.newInputStream(file.file())) {
      return new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8).contains(ERROR);
    }
  }

  private boolean holdsAnswer(ExportFile file) throws IOException {
    try (InputStream in = Files.newInputStream(file.file());
        JsonParser parser = reading.mapper().createParser(in)) {
      Outline.Builder outline = new Outline.Builder();
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      for (int i = 0; isObject && i < MOST_MEMBERS; i++) {
        if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
          return false;
        }
        member(parser, outline);
        if (!reading.recognition().calls(file, outline.build()).isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  /** One top-level member; of a list only its first item. */
  private static void member(JsonParser parser, Outline.Builder outline) {
    String name = String.valueOf(parser.currentName());
    outline.topLevel(name);
    JsonToken value = parser.nextToken();
    if (value == JsonToken.START_OBJECT) {
      names(parser, name, outline);
    } else if (value == JsonToken.START_ARRAY) {
      outline.startsArray(name);
      JsonToken first = parser.nextToken();
      if (first != JsonToken.END_ARRAY) {
        outline.element(name);
      }
      if (first == JsonToken.START_OBJECT) {
        names(parser, name, outline);
      }
      while (first != JsonToken.END_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
      }
    } else if (value == JsonToken.VALUE_STRING) {
      outline.value(name, parser.getString());
    }
  }

  private static void names(JsonParser parser, String topLevel, Outline.Builder outline) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = String.valueOf(parser.currentName());
      outline.member(topLevel, name);
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        outline.value(name, parser.getString());
      }
      parser.skipChildren();
    }
  }
}
