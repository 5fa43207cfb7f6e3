package dev.ringfence.catalogue;

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
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Builds the tree event by event, so that depth and the size that aliases unfold to are known
 * before anything walks it.
 */
final class YamlTree {
  private static final int DEEPEST = 64;
  private static final int MOST_ALIASES = 1_000;
  private static final long MOST_VALUES = 1_000_000;
  private static final String MERGE = "<<";

  private final ScalarResolver resolver = new CoreSchema().getScalarResolver();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Node> anchors = new HashMap<>();
  private final String file;
  private final Problems problems;
  private @Nullable Node root;
  private int documents;
  private int aliases;

  YamlTree(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** A value and how many it unfolds to, itself included. */
  private record Node(Yaml value, long weight) {}

  /** A list or mapping whose end has not been seen; a mapping's keys and values alternate. */
  private record Open(CollectionStartEvent start, List<Node> parts) {}

  /** Takes the next event; false when there is no point in going on. */
  boolean accept(Event event) {
    return switch (event.getEventId()) {
      case StreamStart, StreamEnd, DocumentEnd, Comment -> true;
      case DocumentStart -> isFirstDocument(event);
      case Scalar -> place((ScalarEvent) event);
      case Alias -> place((AliasEvent) event);
      case SequenceStart, MappingStart -> descend((CollectionStartEvent) event);
      case SequenceEnd -> close(this::sequence);
      case MappingEnd -> close(this::mapping);
    };
  }

  Optional<Yaml> root() {
    return Optional.ofNullable(root).map(Node::value);
  }

  private boolean isFirstDocument(Event event) {
    documents++;
    return documents == 1 || fail(event, "a second document (---), one expected per file");
  }

  private boolean place(ScalarEvent event) {
    Optional<String> tag = event.getTag();
    if (tag.isPresent() && !tag.get().equals(Tag.STR.getValue())) {
      return failTag(event, tag.get());
    }
    Yaml.Type type = tag.isPresent() || !event.isPlain() ? Yaml.Type.TEXT : type(event);
    int line = line(event);
    boolean isBlock = event.isLiteral() || event.isFolded();
    int end = event.getEndMark().map(Mark::getLine).orElse(line - 1) + (isBlock ? 0 : 1);
    return add(
        event,
        new Node(new Yaml.Scalar(line, event.getValue(), type, isBlock ? line + 1 : line, end), 1));
  }

  private Yaml.Type type(ScalarEvent event) {
    Tag tag = resolver.resolve(event.getValue(), true);
    if (tag.equals(Tag.INT)) {
      return Yaml.Type.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Yaml.Type.DECIMAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Yaml.Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Yaml.Type.NOTHING : Yaml.Type.TEXT;
  }

  private boolean place(AliasEvent event) {
    String name = event.getAlias().getValue();
    Node node = anchors.get(name);
    aliases++;
    if (aliases > MOST_ALIASES) {
      return fail(event, "more than " + MOST_ALIASES + " aliases");
    }
    if (node == null) {
      return fail(
          event, "alias *" + name + " stands before or inside what it names, or names nothing");
    }
    return add(event, node);
  }

  private boolean descend(CollectionStartEvent event) {
    if (open.size() >= DEEPEST) {
      return fail(event, "nested more than " + DEEPEST + " deep");
    }
    if (event.getTag().isPresent() && !isPlainTag(event.getTag().get())) {
      return failTag(event, event.getTag().get());
    }
    open.push(new Open(event, new ArrayList<>()));
    return true;
  }

  private static boolean isPlainTag(String tag) {
    return tag.equals(Tag.MAP.getValue()) || tag.equals(Tag.SEQ.getValue());
  }

  private boolean close(java.util.function.Function<Open, Yaml> collect) {
    Open closed = open.pop();
    long weight = 1;
    for (Node part : closed.parts()) {
      weight = Math.min(MOST_VALUES + 1, weight + part.weight());
    }
    if (weight > MOST_VALUES) {
      return fail(closed.start(), "unfolds to more than " + MOST_VALUES + " values");
    }
    return add(closed.start(), new Node(collect.apply(closed), weight));
  }

  private boolean add(NodeEvent event, Node node) {
    if (!(event instanceof AliasEvent)) {
      event.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, node));
    }
    Open parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.parts().add(node);
    }
    return true;
  }

  private Yaml sequence(Open closed) {
    return new Yaml.Sequence(
        line(closed.start()), closed.parts().stream().map(Node::value).toList());
  }

  private Yaml mapping(Open closed) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    Map<String, Yaml.Entry> merged = new LinkedHashMap<>();
    for (int i = 0; i + 1 < closed.parts().size(); i += 2) {
      Yaml key = closed.parts().get(i).value();
      Yaml value = closed.parts().get(i + 1).value();
      if (!(key instanceof Yaml.Scalar scalar)) {
        problems.add(file, key.line(), key.sort() + " found as a key, text expected");
      } else if (scalar.text().equals(MERGE)) {
        merge(scalar, value, merged);
      } else {
        put(scalar, value, entries);
      }
    }
    merged.forEach(entries::putIfAbsent);
    return new Yaml.Mapping(line(closed.start()), entries);
  }

  private void put(Yaml.Scalar key, Yaml value, Map<String, Yaml.Entry> entries) {
    Yaml.Entry earlier = entries.putIfAbsent(key.text(), new Yaml.Entry(key.line(), value));
    if (earlier != null) {
      problems.add(
          file,
          key.line(),
          "key \"" + key.text() + "\" stands here again, first on line " + earlier.line());
    }
  }

  /** Keys of the mapping itself win over merged ones, earlier merged ones over later. */
  private void merge(Yaml.Scalar key, Yaml value, Map<String, Yaml.Entry> merged) {
    List<Yaml> sources = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
    for (Yaml source : sources) {
      if (source instanceof Yaml.Mapping mapping) {
        mapping.entries().forEach(merged::putIfAbsent);
      } else {
        problems.add(file, key.line(), "<< takes a mapping or a list of them, not " + value.sort());
      }
    }
  }

  private boolean failTag(Event event, String tag) {
    return fail(event, "the tag " + tag + ", plain YAML without tags expected");
  }

  private boolean fail(Event event, String message) {
    problems.add(file, line(event), message);
    return false;
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
