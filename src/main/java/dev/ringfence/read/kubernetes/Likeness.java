package dev.ringfence.read.kubernetes;

import dev.ringfence.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether two declarations say the same, wherever they stand. */
final class Likeness {
  private Likeness() {}

  static boolean areAlike(Node one, Node other) {
    if (one instanceof Node.Scalar a && other instanceof Node.Scalar b) {
      return a.text().equals(b.text()) && a.isPlain() == b.isPlain();
    } else if (one instanceof Node.Sequence a && other instanceof Node.Sequence b) {
      return areAlike(a.items(), b.items());
    } else if (one instanceof Node.Mapping a && other instanceof Node.Mapping b) {
      return areAlike(a.entries(), b.entries());
    }
    return false;
  }

  private static boolean areAlike(List<Node> one, List<Node> other) {
    boolean isAlike = one.size() == other.size();
    for (int i = 0; isAlike && i < one.size(); i++) {
      isAlike = areAlike(one.get(i), other.get(i));
    }
    return isAlike;
  }

  private static boolean isLike(Node.@Nullable Entry one, Node.Entry other) {
    return one != null && areAlike(one.value(), other.value());
  }

  private static boolean areAlike(Map<String, Node.Entry> one, Map<String, Node.Entry> other) {
    return one.keySet().equals(other.keySet())
        && other.entrySet().stream()
            .allMatch(entry -> isLike(one.get(entry.getKey()), entry.getValue()));
  }
}
