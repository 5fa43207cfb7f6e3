package dev.ringfence.yaml;

import dev.ringfence.yaml.Document.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Builds one document event by event, so that its depth and the size that aliases unfold to are
 * known before anything walks it.
 */
final class Tree {
  private static final int DEEPEST = 100;
  private static final int MOST_ALIASES = 1_000;
  private static final long MOST_VALUES = 1_000_000;
  private static final String MERGE = "<<";
  private static final String TEXT = "tag:yaml.org,2002:str";

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Weighed> anchors = new HashMap<>();
  private final String text;
  private final int offset;
  private final int line;

  /** Offset of each code point, which marks count; null where each is one character. */
  private final int @Nullable [] offsets;

  private @Nullable Weighed root;
  private int aliases;

  /**
   * @param text of the document
   * @param offset of its first character in the file
   * @param line of the file on which it begins
   */
  Tree(String text, int offset, int line) {
    this.text = text;
    this.offset = offset;
    this.line = line;
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

  /** A value and how many it unfolds to, itself included. */
  private record Weighed(Node value, long weight) {}

  /** A list or mapping whose end has not been seen; a mapping's names and values alternate. */
  private record Open(CollectionStartEvent start, List<Weighed> parts) {}

  Optional<Node> root() {
    return Optional.ofNullable(root).map(Weighed::value);
  }

  /** Takes the next event; says why there is no point in going on. */
  Optional<Problem> accept(Event event) {
    return switch (event.getEventId()) {
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> Optional.empty();
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case SequenceStart, MappingStart -> descend((CollectionStartEvent) event);
      case SequenceEnd -> close(true);
      case MappingEnd -> close(false);
    };
  }

  private Optional<Problem> scalar(ScalarEvent event) {
    boolean isText = event.getTag().filter(TEXT::equals).isPresent();
    return add(
        event,
        new Weighed(
            new Node.Scalar(
                line(event),
                event.getValue(),
                event.isPlain() && !isText,
                withoutProperties(event),
                at(event.getEndMark())),
            1));
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

  private Optional<Problem> alias(AliasEvent event) {
    aliases++;
    if (aliases > MOST_ALIASES) {
      return problem(event, "more than " + MOST_ALIASES + " aliases");
    }
    Weighed named = anchors.get(event.getAlias().getValue());
    return named == null
        ? problem(event, "an alias stands before or inside what it names, or names nothing")
        : add(event, named);
  }

  private Optional<Problem> descend(CollectionStartEvent event) {
    if (open.size() >= DEEPEST) {
      return problem(event, "nested more than " + DEEPEST + " deep");
    }
    open.push(new Open(event, new ArrayList<>()));
    return Optional.empty();
  }

  private Optional<Problem> close(boolean isSequence) {
    Open closed = open.pop();
    long weight = 1;
    for (Weighed part : closed.parts()) {
      weight = Math.min(MOST_VALUES + 1, weight + part.weight());
    }
    if (weight > MOST_VALUES) {
      return problem(closed.start(), "unfolds to more than " + MOST_VALUES + " values");
    }
    if (isSequence) {
      List<Node> items = closed.parts().stream().map(Weighed::value).toList();
      return add(
          closed.start(), new Weighed(new Node.Sequence(line(closed.start()), items), weight));
    }
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    Optional<Problem> problem = mapping(closed, entries);
    return problem.isPresent()
        ? problem
        : add(closed.start(), new Weighed(new Node.Mapping(line(closed.start()), entries), weight));
  }

  private Optional<Problem> mapping(Open closed, Map<String, Node.Entry> entries) {
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    for (int i = 0; i + 1 < closed.parts().size(); i += 2) {
      Node name = closed.parts().get(i).value();
      Node value = closed.parts().get(i + 1).value();
      if (!(name instanceof Node.Scalar scalar)) {
        return Optional.of(new Problem(name.line(), "a list or mapping as a name"));
      } else if (scalar.text().equals(MERGE) && scalar.isPlain()) {
        merge(value, merged);
      } else if (entries.put(scalar.text(), new Node.Entry(name.line(), value)) != null) {
        return Optional.of(new Problem(name.line(), "a name stands here for the second time"));
      }
    }
    merged.forEach(entries::putIfAbsent);
    return Optional.empty();
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

  private Optional<Problem> add(NodeEvent event, Weighed node) {
    if (!(event instanceof AliasEvent)) {
      event.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, node));
    }
    Open parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.parts().add(node);
    }
    return Optional.empty();
  }

  private Optional<Problem> problem(Event event, String message) {
    return Optional.of(new Problem(line(event), message));
  }

  private int line(Event event) {
    return line + event.getStartMark().map(Mark::getLine).orElse(0);
  }
}
