package dev.ringfence.collect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one pass over a document tells, without keeping the document.
 *
 * @param lists top-level members in document order
 * @param continuation JSON pointer to the member that says there is more; empty if nothing does
 * @param secrets what must not be sealed, in document order
 * @param values first text value of each member name that was asked for
 */
public record Outline(
    Map<String, Listed> lists,
    Optional<String> continuation,
    List<Secret> secrets,
    Map<String, String> values) {
  public Outline {
    secrets = List.copyOf(secrets);
  }

  /**
   * A top-level member.
   *
   * @param size elements of an array, 1 for anything else
   * @param members names that occur in its items
   */
  public record Listed(int size, Set<String> members) {}

  /**
   * A value that must not be sealed.
   *
   * @param from offset of its first byte
   * @param to offset after its last byte
   * @param instead what is sealed in its place, as JSON writes it
   */
  public record Secret(String pointer, String kind, int from, int to, String instead) {}

  public boolean has(String topLevel) {
    return lists.containsKey(topLevel);
  }

  public Listed list(String topLevel) {
    return lists.getOrDefault(topLevel, new Listed(0, Set.of()));
  }

  /** Collects an outline while the document streams by. */
  public static final class Builder {
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();
    private Optional<String> continuation = Optional.empty();

    public void topLevel(String name) {
      sizes.put(name, 1);
      members.put(name, new LinkedHashSet<>());
    }

    public void startsArray(String topLevel) {
      sizes.put(topLevel, 0);
    }

    public void element(String topLevel) {
      sizes.merge(topLevel, 1, Integer::sum);
    }

    public void member(String topLevel, String name) {
      members.getOrDefault(topLevel, new LinkedHashSet<>()).add(name);
    }

    public void value(String name, String text) {
      values.putIfAbsent(name, text);
    }

    public void continues(String pointer) {
      continuation = Optional.of(continuation.orElse(pointer));
    }

    public void secret(Secret secret) {
      secrets.add(secret);
    }

    public Outline build() {
      Map<String, Listed> lists = new LinkedHashMap<>();
      sizes.forEach(
          (name, size) -> lists.put(name, new Listed(size, members.getOrDefault(name, Set.of()))));
      return new Outline(lists, continuation, secrets, values);
    }
  }
}
