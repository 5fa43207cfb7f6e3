package dev.ringfence.collect.aws;

import dev.ringfence.collect.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one request came to: the pages that came, and why there are no more where some are missing.
 *
 * @param items what it was asked about; none where it is made once
 * @param isHeard whether the service said anything, an error included
 * @param at when the last page came, or the failure
 */
record Answer(
    Operation operation,
    List<String> items,
    List<Page> pages,
    Optional<Fault> fault,
    boolean isHeard,
    Instant at) {
  /**
   * One page, without the member that led to the next.
   *
   * @param unsent lists of the API's model that the service left out, as some do with empty ones
   * @param requestId empty where nothing was asked
   */
  record Page(Map<String, Object> members, Set<String> unsent, String requestId) {}

  Answer {
    items = List.copyOf(items);
    pages = List.copyOf(pages);
  }

  /** No item to ask about: the list of a call that takes them is empty without asking. */
  static Answer nothing(Operation operation, String list, Instant at) {
    Page page = new Page(Map.of(), Set.of(list), "");
    return new Answer(operation, List.of(), List.of(page), Optional.empty(), true, at);
  }

  static Answer failed(Operation operation, Fault fault, Instant at) {
    return new Answer(operation, List.of(), List.of(), Optional.of(fault), true, at);
  }

  boolean isWhole() {
    return fault.isEmpty();
  }

  /** The items of a list over all pages. */
  Stream<?> listed(String list) {
    return pages.stream()
        .map(page -> page.members().get(list))
        .filter(List.class::isInstance)
        .flatMap(values -> ((List<?>) values).stream());
  }

  /**
   * A text in an item; empty where it has none.
   *
   * @param member dotted where nested; empty for the item itself
   */
  static String text(Object item, String member) {
    Object value = item;
    for (String name : member.isEmpty() ? List.<String>of() : List.of(member.split("\\."))) {
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value instanceof String text ? text : "";
  }

  /** The objects in a list over all pages. */
  Stream<Map<?, ?>> objects(String list) {
    return listed(list).filter(Map.class::isInstance).map(value -> (Map<?, ?>) value);
  }

  /** A text of the first page; empty where it is not given. */
  String text(String member) {
    return pages.isEmpty() || !(pages.get(0).members().get(member) instanceof String text)
        ? ""
        : text;
  }
}
