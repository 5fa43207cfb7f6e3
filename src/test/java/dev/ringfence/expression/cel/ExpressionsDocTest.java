package dev.ringfence.expression.cel;

import static java.util.stream.Collectors.joining;

import dev.ringfence.GeneratedSection;
import dev.ringfence.expression.cel.RecordType.Field;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Kind;
import dev.ringfence.network.ResourceHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What authors of controls are told of the language is what its compiler knows. */
class ExpressionsDocTest {
  private static final String DOCUMENT = "src/docs/expressions.md";

  /** Fields that every record takes from its header. */
  private static final int COMMON = ResourceHeader.class.getRecordComponents().length;

  private static final Pattern JAVADOC =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s*)*public record", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("@param (\\w+) (.*?)(?= @param |$)", Pattern.DOTALL);

  private final RecordTypes types = new RecordTypes();

  @Test
  void given_the_functions_of_the_language_then_the_document_lists_their_signatures()
      throws IOException {
    String functions =
        Stream.of(
                Map.entry("Addresses", AddressFunctions.all()),
                Map.entry("Ports", PortFunctions.all()),
                Map.entry("Packets", PacketFunctions.all()),
                Map.entry("Texts", TextFunctions.all()))
            .map(group -> group.getKey() + ":\n\n" + signatures(group.getValue()))
            .collect(joining("\n"));

    new GeneratedSection(DOCUMENT, "functions").mustSay(functions);
  }

  @Test
  void given_the_kinds_of_resource_then_the_document_lists_their_fields() throws IOException {
    StringBuilder kinds = new StringBuilder();
    for (Kind kind : List.of(Kind.values())) {
      kinds.append(
          "### `%s`: %s\n\n".formatted(kind.word(), kind.title()) + fields(kind.type()) + "\n");
    }

    new GeneratedSection(DOCUMENT, "kinds").mustSay(kinds.toString());
  }

  @Test
  void given_zone_selectors_then_the_document_lists_the_fields_of_an_endpoint() throws IOException {
    new GeneratedSection(DOCUMENT, "endpoint")
        .mustSay(fieldTable(types.of(Endpoint.class), meanings(javadoc(Endpoint.class))));
  }

  private static String signatures(List<Overload> overloads) {
    return overloads.stream()
        .sorted(Comparator.comparing(Overload::name).thenComparing(Overload::signature))
        .map(overload -> "    " + overload.signature() + "\n")
        .collect(joining());
  }

  private String fields(Class<?> type) throws IOException {
    String javadoc = javadoc(type);
    int at = javadoc.indexOf("@param ");
    String sentence = (at < 0 ? javadoc : javadoc.substring(0, at)).strip();
    return sentence + "\n\n" + fieldTable(types.of(type), meanings(javadoc));
  }

  private static String javadoc(Class<?> type) throws IOException {
    String source =
        Files.readString(
            Path.of("src/main/java/dev/ringfence/network", type.getSimpleName() + ".java"));
    Matcher comment = JAVADOC.matcher(source);
    return comment.find() ? plain(comment.group(1)) : "";
  }

  private static Map<String, String> meanings(String javadoc) {
    Map<String, String> meanings = new LinkedHashMap<>();
    int at = javadoc.indexOf("@param ");
    PARAMETER
        .matcher(at < 0 ? "" : javadoc.substring(at))
        .results()
        .forEach((MatchResult found) -> meanings.put(found.group(1), found.group(2).strip()));
    return meanings;
  }

  private static String fieldTable(RecordType type, Map<String, String> meanings) {
    StringBuilder table = new StringBuilder("| field | type | meaning |\n| --- | --- | --- |\n");
    for (Field field : List.copyOf(type.fields().values()).subList(COMMON, type.fields().size())) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  field.name(),
                  TypeNames.of(field.type()),
                  meanings.getOrDefault(field.name(), "")));
    }
    return table.toString();
  }

  /** Javadoc as a document writes it. */
  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("(?m)^ \\*( |$)", "")
        .replaceAll("\\s+", " ")
        .replaceAll("</?p>", "")
        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
        .replaceAll("\\{@link (?:[\\w.]*\\.)?(\\w+)\\}", "$1")
        .strip();
  }
}
