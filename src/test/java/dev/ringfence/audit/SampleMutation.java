package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a sample estate: a line of its {@value #LIST}.
 *
 * @param place a JSON pointer, {@code /-} at its end for one more item; or the text of a line
 * @param value JSON, or text in the place of the text; empty takes the item away
 * @param fails boundaries, or checks where the subject is something else; with {@code ?} at the end
 *     if it cannot be told
 */
record SampleMutation(
    String story, String file, String place, String value, SortedSet<String> fails) {
  static final String LIST = "mutations.tsv";

  private static final String HEADER = "change\tfile\tplace\tvalue\tfails";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<SampleMutation> all(Path sample) {
    try {
      List<String> lines = Files.readAllLines(sample.resolve(LIST));
      assertThat(lines.get(0)).isEqualTo(HEADER);
      return lines.stream().skip(1).map(SampleMutation::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleMutation parse(String line) {
    String[] cells = line.split("\t", -1);
    assertThat(cells).as(line).hasSize(5);
    SortedSet<String> fails = new TreeSet<>(List.of(cells[4].split(" ")));
    return new SampleMutation(cells[0], cells[1], cells[2], cells[3], fails);
  }

  /** Changes a copy of the sample. */
  void apply(Path copy) throws IOException {
    Path changed = copy.resolve(file);
    if (!place.startsWith("/")) {
      String text = Files.readString(changed);
      assertThat(text.split(Pattern.quote(place), -1)).as(place).hasSize(2);
      Files.writeString(changed, text.replace(place, value));
      return;
    }
    JsonNode document = JSON.readTree(Files.readAllBytes(changed));
    JsonPointer pointer = JsonPointer.compile(place);
    if (!place.endsWith("/-")) {
      assertThat(document.at(pointer).isMissingNode()).as(place).isFalse();
    }
    change(document.at(pointer.head()), pointer.last());
    Files.write(changed, JSON.writeValueAsBytes(document));
  }

  private void change(JsonNode around, JsonPointer last) {
    if (around instanceof ObjectNode object) {
      String member = last.getMatchingProperty();
      if (value.isEmpty()) {
        object.remove(member);
      } else {
        object.set(member, JSON.readTree(value));
      }
    } else if (around instanceof ArrayNode items) {
      if (place.endsWith("/-")) {
        items.add(JSON.readTree(value));
      } else if (value.isEmpty()) {
        items.remove(last.getMatchingIndex());
      } else {
        items.set(last.getMatchingIndex(), JSON.readTree(value));
      }
    } else {
      throw new AssertionError("nothing around " + place);
    }
  }
}
