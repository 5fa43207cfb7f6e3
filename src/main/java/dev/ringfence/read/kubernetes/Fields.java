package dev.ringfence.read.kubernetes;

import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Members of objects by the types the API gives them; what is of another type is malformed. */
final class Fields {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

  /** What YAML 1.1, which the API's tools read, takes for a truth value. */
  private static final Pattern TRUTH = Pattern.compile("(?i)true|false|yes|no|on|off");

  private Fields() {}

  /** Refuses names the API does not have here: kubectl does so too, unless told not to. */
  static Mapping only(Node node, String... names) {
    Mapping mapping = asMapping(node);
    Set<String> known = Set.of(names);
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                throw new MalformedException(entry.value(), "unknown field \"" + name + "\"");
              }
            });
    return mapping;
  }

  static Mapping asMapping(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    throw new MalformedException(node, "a mapping expected");
  }

  /** The items of a list; none where it is missing. */
  static List<Node> list(Mapping of, String name) {
    Optional<Node> value = of.value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Node.Sequence list) {
      return list.items();
    }
    throw new MalformedException(value.get(), name + ": a list expected");
  }

  /** A text; empty where it is missing. */
  static Optional<String> text(Mapping of, String name) {
    return of.value(name).map(Fields::asText);
  }

  static String asText(Node node) {
    if (node instanceof Node.Scalar scalar && !isOtherType(scalar)) {
      return scalar.text();
    }
    throw new MalformedException(node, "a text expected");
  }

  private static boolean isOtherType(Node.Scalar scalar) {
    return scalar.isPlain()
        && (isNumber(scalar)
            || TRUTH.matcher(scalar.text()).matches()
            || scalar.text().matches("[-+]?[0-9][0-9._]*(?:e[0-9]+)?"));
  }

  static boolean isNumber(Node node) {
    return node instanceof Node.Scalar scalar
        && scalar.isPlain()
        && NUMBER.matcher(scalar.text()).matches();
  }

  /** A whole number; empty where it is missing. */
  static OptionalInt number(Mapping of, String name) {
    Optional<Node> value = of.value(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (isNumber(value.get())) {
      return OptionalInt.of(Integer.parseInt(((Node.Scalar) value.get()).text()));
    }
    throw new MalformedException(value.get(), name + ": a whole number expected");
  }

  /**
   * A whole number within bounds.
   *
   * @throws MalformedException if it is missing or another
   */
  static int number(Mapping of, String name, int least, int most) {
    int number = number(of, name).orElseThrow(() -> new MalformedException(of, "no " + name));
    if (number < least || number > most) {
      throw new MalformedException(of, name + ": %d-%d expected".formatted(least, most));
    }
    return number;
  }

  /** The name of the single member of a mapping. */
  static String single(Node node) {
    Mapping mapping = asMapping(node);
    if (mapping.entries().size() != 1) {
      throw new MalformedException(node, "exactly one field expected");
    }
    return mapping.entries().keySet().iterator().next();
  }

  /** What a mapping must have. */
  static Node needed(Mapping of, String name) {
    return of.value(name).orElseThrow(() -> new MalformedException(of, "no " + name));
  }

  /** A truth value; false where it is missing. */
  static boolean truth(Mapping of, String name) {
    Optional<Node> value = of.value(name);
    if (value.isEmpty()) {
      return false;
    }
    String text =
        value.get() instanceof Node.Scalar scalar && scalar.isPlain() ? scalar.text() : "";
    if (!text.equals("true") && !text.equals("false")) {
      throw new MalformedException(value.get(), name + ": true or false expected");
    }
    return text.equals("true");
  }

  /** A mapping of texts, as labels are. */
  static Map<String, String> texts(Mapping of, String name) {
    Map<String, String> texts = new TreeMap<>();
    of.value(name)
        .ifPresent(
            node ->
                asMapping(node)
                    .entries()
                    .forEach((key, entry) -> texts.put(key, label(entry.value()))));
    return texts;
  }

  private static String label(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNothing() ? "" : asText(node);
  }

  /** Mappings in a list. */
  static List<Mapping> mappings(Mapping of, String name) {
    List<Mapping> found = new ArrayList<>();
    list(of, name).forEach(node -> found.add(asMapping(node)));
    return found;
  }
}
