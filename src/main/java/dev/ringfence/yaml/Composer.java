package dev.ringfence.yaml;

import dev.ringfence.yaml.Document.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
 * Puts the values of one document together, event by event, so that its depth and the size that
 * aliases unfold to are known before anything walks it.
 *
 * @param <V> what values are made into
 */
public final class Composer<V> {
  private static final int DEEPEST = 100;
  private static final int MOST_ALIASES = 1_000;
  private static final long MOST_VALUES = 1_000_000;

  /** Makes values; each method may find a problem that leaves no point in going on. */
  public interface Maker<V> {
    Made<V> scalar(ScalarEvent event);

    Made<V> sequence(CollectionStartEvent start, List<V> items);

    /**
     * Makes a mapping.
     *
     * @param parts names and values in turn
     */
    Made<V> mapping(CollectionStartEvent start, List<V> parts);

    /** Why a list or mapping may not begin as it does. */
    default Optional<Problem> refused(CollectionStartEvent start) {
      return Optional.empty();
    }
  }

  /** A value, or why there is none; lines count from 1 in the text that is parsed. */
  public record Made<V>(@Nullable V value, Optional<Problem> problem) {
    public static <V> Made<V> of(V value) {
      return new Made<>(value, Optional.empty());
    }

    public static <V> Made<V> not(Problem problem) {
      return new Made<>(null, Optional.of(problem));
    }
  }

  /** A value and how many it unfolds to, itself included. */
  private record Weighed<V>(V value, long weight) {}

  /** A list or mapping whose end has not been seen. */
  private record Open<V>(CollectionStartEvent start, List<Weighed<V>> parts) {
    List<V> values() {
      return parts.stream().map(Weighed::value).toList();
    }
  }

  private final Maker<V> maker;
  private final Deque<Open<V>> open = new ArrayDeque<>();
  private final Map<String, Weighed<V>> anchors = new HashMap<>();
  private @Nullable Weighed<V> root;
  private int aliases;

  public Composer(Maker<V> maker) {
    this.maker = maker;
  }

  /** The document's value; empty if it has none, or not yet. */
  public Optional<V> root() {
    return Optional.ofNullable(root).map(Weighed::value);
  }

  /** Takes the next event; says why there is no point in going on. */
  public Optional<Problem> accept(Event event) {
    return switch (event.getEventId()) {
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> Optional.empty();
      case Scalar -> add((ScalarEvent) event, maker.scalar((ScalarEvent) event), 1);
      case Alias -> alias((AliasEvent) event);
      case SequenceStart, MappingStart -> descend((CollectionStartEvent) event);
      case SequenceEnd -> close(true);
      case MappingEnd -> close(false);
    };
  }

  /** Line of an event, from 1. */
  public static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private Optional<Problem> alias(AliasEvent event) {
    aliases++;
    if (aliases > MOST_ALIASES) {
      return problem(event, "more than " + MOST_ALIASES + " aliases");
    }
    Weighed<V> named = anchors.get(event.getAlias().getValue());
    if (named == null) {
      return problem(event, "an alias stands before or inside what it names, or names nothing");
    }
    place(named);
    return Optional.empty();
  }

  private Optional<Problem> descend(CollectionStartEvent event) {
    if (open.size() >= DEEPEST) {
      return problem(event, "nested more than " + DEEPEST + " deep");
    }
    open.push(new Open<>(event, new ArrayList<>()));
    return maker.refused(event);
  }

  private Optional<Problem> close(boolean isSequence) {
    Open<V> closed = open.pop();
    long weight = 1;
    for (Weighed<V> part : closed.parts()) {
      weight = Math.min(MOST_VALUES + 1, weight + part.weight());
    }
    if (weight > MOST_VALUES) {
      return problem(closed.start(), "unfolds to more than " + MOST_VALUES + " values");
    }
    CollectionStartEvent start = closed.start();
    Made<V> made =
        isSequence ? maker.sequence(start, closed.values()) : maker.mapping(start, closed.values());
    return add(start, made, weight);
  }

  private Optional<Problem> add(NodeEvent event, Made<V> made, long weight) {
    V value = made.value();
    if (value != null) {
      Weighed<V> weighed = new Weighed<>(value, weight);
      event.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, weighed));
      place(weighed);
    }
    return made.problem();
  }

  private void place(Weighed<V> value) {
    Open<V> parent = open.peek();
    if (parent == null) {
      root = value;
    } else {
      parent.parts().add(value);
    }
  }

  private static Optional<Problem> problem(Event event, String message) {
    return Optional.of(new Problem(line(event), message));
  }
}
