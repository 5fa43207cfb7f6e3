package dev.ringfence.exception;

import dev.ringfence.network.Boundary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exception is narrowed to, beside ids of subjects; each part narrows further.
 *
 * @param rules ids of rules, see {@link dev.ringfence.network.ResourceHeader#id}; empty for any
 *     subject
 * @param tags values that the subject's tags have to have, and have to be known to have
 * @param boundary the one boundary it is about
 * @param flow the packets it is about; what passes beyond them is not covered
 */
public record Narrowing(
    List<String> rules,
    SortedMap<String, String> tags,
    Optional<Boundary> boundary,
    Optional<FlowScope> flow) {
  public static final Narrowing NONE =
      new Narrowing(List.of(), Collections.emptySortedMap(), Optional.empty(), Optional.empty());

  public Narrowing {
    rules = Names.of("rules", rules);
    Names.of("keys of tags", tags.keySet());
    Names.of("values of tags", tags.values());
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public boolean isNone() {
    return rules.isEmpty() && tags.isEmpty() && boundary.isEmpty() && flow.isEmpty();
  }

  boolean holdsFor(Deviation deviation) {
    return (rules.isEmpty() || rules.contains(deviation.subject()))
        && tags.entrySet().stream()
            .allMatch(tag -> deviation.isTagged(tag.getKey(), tag.getValue()))
        && boundary.map(deviation::isOf).orElse(true)
        && flow.map(named -> deviation.passes(named.packets())).orElse(true);
  }

  /** As far as the id of a subject tells. */
  boolean mayHoldFor(String subject) {
    return (rules.isEmpty() || rules.contains(subject))
        && boundary.map(named -> named.id().equals(subject)).orElse(true);
  }

  /** One line for each part, in words. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    rules.forEach(rule -> words.add("rule " + rule));
    tags.forEach((key, value) -> words.add("tag " + key + " = " + value));
    boundary.ifPresent(named -> words.add("boundary " + named));
    flow.ifPresent(named -> words.add("flow " + named.display()));
    return words;
  }
}
