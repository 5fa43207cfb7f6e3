package dev.ringfence.collect;

import dev.ringfence.collect.Outline.Secret;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Streams through a document once: is it whole JSON, what is in it, what in it is secret. */
public final class OutlineReader {
  /** How services say that there is more, in their various spellings. */
  private static final Set<String> CONTINUATIONS =
      Set.of(
          "NextToken",
          "nextToken",
          "Marker",
          "NextMarker",
          "nextMarker",
          "IsTruncated",
          "HasMoreResults",
          "AdditionalRoutesAvailable",
          // Azure Resource Manager, and its lists of effective rules.
          "nextLink",
          "@odata.nextLink",
          "skipToken");

  private final JsonMapper mapper;
  private final Set<String> wanted;
  private final int depth;
  private final boolean takesLists;

  /**
   * @param wanted member names whose first value the outline keeps
   */
  public OutlineReader(int depth, Set<String> wanted) {
    this(depth, wanted, false);
  }

  /**
   * @param takesLists whether a document may be a bare list, as the Azure CLI prints it
   */
  public OutlineReader(int depth, Set<String> wanted, boolean takesLists) {
    this.takesLists = takesLists;
    this.depth = depth;
    this.wanted = wanted;
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
  }

  public JsonMapper mapper() {
    return mapper;
  }

  public Looked read(byte[] utf8, String encoding) {
    try (JsonParser parser = mapper.createParser(utf8)) {
      return read(parser, utf8, encoding);
    }
  }

  private Looked read(JsonParser parser, byte[] utf8, String encoding) {
    try {
      JsonToken first = parser.nextToken();
      boolean isList = takesLists && first == JsonToken.START_ARRAY;
      if (first != JsonToken.START_OBJECT && !isList) {
        return failed("is a JSON " + what(parser) + ", not the object that the AWS CLI prints");
      }
      Outline outline = new Pass(parser).object();
      if (parser.nextToken() != null) {
        return failed(
            "holds a second document that begins at " + place(parser.currentTokenLocation()));
      }
      return new Looked.Document(utf8, encoding, outline);
    } catch (JacksonException e) {
      return failed(words(e, parser.currentLocation()));
    }
  }

  private static Looked failed(String words) {
    return new Looked.Failed(Fault.of(Reason.UNPARSABLE, words));
  }

  private static String what(JsonParser parser) {
    return parser.currentToken() == JsonToken.START_ARRAY ? "array" : "value";
  }

  /** Never the parser's own message: it may quote the document. */
  private String words(JacksonException e, TokenStreamLocation reached) {
    String place = place(e.getLocation() == null ? reached : e.getLocation());
    if (e instanceof StreamConstraintsException) {
      return String.valueOf(e.getOriginalMessage()).contains("epth")
          ? "is nested deeper than " + depth + " levels at " + place
          : "holds a name, number or text that is too long at " + place;
    }
    if (e instanceof UnexpectedEndOfInputException) {
      return "ends inside the document at " + place;
    }
    return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
        ? "gives one member twice at " + place
        : "is not JSON at " + place;
  }

  private static String place(TokenStreamLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** The state of one pass over one document. */
  private final class Pass {
    private final JsonParser parser;
    private final Outline.Builder outline = new Outline.Builder();
    private String topLevel = "";
    private String secretKind = "";
    private int secretDepth;

    Pass(JsonParser parser) {
      this.parser = parser;
    }

    /** Reads up to the end of the object that has just begun. */
    Outline object() {
      while (depthNow() > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          break;
        }
        if (token == JsonToken.PROPERTY_NAME) {
          name(String.valueOf(parser.currentName()));
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
          begin(token);
        } else if (token.isScalarValue()) {
          scalar(token);
        }
      }
      return outline.build();
    }

    private int depthNow() {
      return parser.streamReadContext().getNestingDepth();
    }

    private void name(String name) {
      int here = depthNow();
      if (here == 1) {
        topLevel = name;
        outline.topLevel(name);
      } else if (here == 2 || here == 3) {
        outline.member(topLevel, name);
      }
      if (secretKind.isEmpty() || here <= secretDepth) {
        secretKind = SecretNames.kind(name).orElse("");
        secretDepth = here;
      }
    }

    private void begin(JsonToken token) {
      boolean isTopLevelArray = token == JsonToken.START_ARRAY && depthNow() == 2;
      if (isTopLevelArray) {
        outline.startsArray(topLevel);
      } else if (depthNow() == 3) {
        countElement(parser.streamReadContext().getParent().inArray());
      }
    }

    private void countElement(boolean isInArray) {
      if (isInArray) {
        outline.element(topLevel);
      }
    }

    private void scalar(JsonToken token) {
      if (depthNow() == 2) {
        countElement(parser.streamReadContext().inArray());
      }
      if (depthNow() == 1 && CONTINUATIONS.contains(topLevel) && saysMore(token)) {
        outline.continues("/" + topLevel);
      }
      if (token == JsonToken.VALUE_STRING) {
        keepIfWanted();
      }
      secret(token).ifPresent(outline::secret);
    }

    private boolean saysMore(JsonToken token) {
      return token == JsonToken.VALUE_TRUE
          || (token == JsonToken.VALUE_STRING && !parser.getString().isEmpty());
    }

    private void keepIfWanted() {
      String name = parser.currentName();
      if (name != null && wanted.contains(name)) {
        outline.value(name, parser.getString());
      }
    }

    private Optional<Secret> secret(JsonToken token) {
      boolean isNumber = token.isNumeric();
      if (token != JsonToken.VALUE_STRING && !isNumber) {
        return Optional.empty();
      }
      String text = parser.getString();
      String name = String.valueOf(parser.currentName());
      if (!isNumber && LoggedEvents.isEvent(name)) {
        return LoggedEvents.reduced(mapper, name, text)
            .map(reduced -> secret(LoggedEvents.KIND, text.length(), false, reduced));
      }
      boolean isInside = !secretKind.isEmpty() && depthNow() >= secretDepth;
      Optional<String> kind = isInside ? Optional.of(secretKind) : SecretNames.kindOfText(text);
      if (text.isEmpty() || SecretNames.isReplacement(text)) {
        return Optional.empty();
      }
      return kind.map(
          k -> secret(k, text.length(), isNumber, '"' + SecretNames.replacement(k) + '"'));
    }

    private Secret secret(String kind, int length, boolean isNumber, String instead) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      return new Secret(
          parser.streamReadContext().pathAsPointer().toString(),
          kind,
          from,
          isNumber ? from + length : (int) parser.currentLocation().getByteOffset(),
          instead);
    }
  }
}
