package dev.ringfence.yaml;

import dev.ringfence.yaml.Composer.Made;
import dev.ringfence.yaml.Document.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes the values of one document, each with its line and its place in the file. */
final class Tree implements Composer.Maker<Node> {
  private static final String MERGE = "<<";
  private static final String TEXT = "tag:yaml.org,2002:str";

  private final String text;
  private final int offset;
  private final int line;
  private final Tags tags;

  /** Offset of each code point, which marks count; null where each is one character. */
  private final int @Nullable [] offsets;

  /**
   * @param text of the document
   * @param offset of its first character in the file
   * @param line of the file on which it begins
   * @param tags what values with tags of the file's own stand for
   */
  Tree(String text, int offset, int line, Tags tags) {
    this.text = text;
    this.offset = offset;
    this.line = line;
    this.tags = tags;
    offsets = offsets(text);
  }

  private static int @Nullable [] offsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] found = new int[count + 1];
    int at = 0;
    for (int i = 0; i <= count; i++) {
      found[i] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return found;
  }

  @Override
  public Made<Node> scalar(ScalarEvent event) {
    boolean isText = event.getTag().filter(TEXT::equals).isPresent();
    return made(
        event.getTag(),
        new Node.Scalar(
            line(event),
            event.getValue(),
            event.isPlain() && !isText,
            withoutProperties(event),
            at(event.getEndMark())));
  }

  /** A tagged value may stand for a mapping with one name. */
  private Made<Node> made(Optional<String> tag, Node value) {
    Optional<Node> meant =
        tag.flatMap(tags::name)
            .map(
                name ->
                    new Node.Mapping(
                        value.line(), Map.of(name, new Node.Entry(value.line(), value))));
    return Made.of(meant.orElse(value));
  }

  /** Where the value itself begins, behind its anchor and tag. */
  private int withoutProperties(ScalarEvent event) {
    int from = at(event.getStartMark());
    boolean hasProperties = event.getAnchor().isPresent() || event.getTag().isPresent();
    while (hasProperties && from - offset < text.length() && isProperty(from - offset)) {
      while (from - offset < text.length() && !isSpace(from - offset)) {
        from++;
      }
      while (from - offset < text.length() && isSpace(from - offset)) {
        from++;
      }
    }
    return Math.min(from, at(event.getEndMark()));
  }

  private boolean isProperty(int index) {
    return text.charAt(index) == '&' || text.charAt(index) == '!';
  }

  private boolean isSpace(int index) {
    return Character.isWhitespace(text.charAt(index));
  }

  private int at(Optional<Mark> mark) {
    int index = mark.map(Mark::getIndex).orElse(0);
    return offset + (offsets == null ? index : offsets[Math.min(index, offsets.length - 1)]);
  }

  @Override
  public Made<Node> sequence(CollectionStartEvent start, List<Node> items) {
    return made(start.getTag(), new Node.Sequence(line(start), items));
  }

  @Override
  public Made<Node> mapping(CollectionStartEvent start, List<Node> parts) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      Node name = parts.get(i);
      Node value = parts.get(i + 1);
      if (!(name instanceof Node.Scalar scalar)) {
        return not(name, "a list or mapping as a name");
      } else if (scalar.text().equals(MERGE) && scalar.isPlain()) {
        merge(value, merged);
      } else if (entries.put(scalar.text(), new Node.Entry(name.line(), value)) != null) {
        return not(name, "a name stands here for the second time");
      }
    }
    merged.forEach(entries::putIfAbsent);
    return made(start.getTag(), new Node.Mapping(line(start), entries));
  }

  private Made<Node> not(Node name, String message) {
    return Made.not(new Problem(name.line() - line + 1, message));
  }

  /** Names of the mapping itself win over merged ones, earlier merged ones over later. */
  private static void merge(Node value, Map<String, Node.Entry> merged) {
    List<Node> sources = value instanceof Node.Sequence list ? list.items() : List.of(value);
    for (Node source : sources) {
      if (source instanceof Node.Mapping mapping) {
        mapping.entries().forEach(merged::putIfAbsent);
      }
    }
  }

  private int line(Event event) {
    return line + Composer.line(event) - 1;
  }
}
