package dev.ringfence.catalogue;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.Parameters;
import dev.ringfence.network.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values that are written out or stand behind the name of a parameter, as {@code $adminPorts}. */
record ParameterNames(Section check, Parameters parameters) {
  /** One text or a list of texts that must be there. */
  List<String> words(Section section, String key) {
    List<String> words =
        section.value(key).orElse(null) instanceof Yaml.Sequence
            ? section.texts(key)
            : List.of(section.text(key));
    words.forEach(word -> checkKnown(section, key, word));
    return words.stream().filter(word -> !word.isEmpty()).toList();
  }

  /** A text that must be there. */
  String word(Section section, String key) {
    String word = section.text(key);
    checkKnown(section, key, word);
    return word;
  }

  /** A whole number above 0, or a parameter that is one; empty where the key is absent. */
  Optional<String> wholeNumber(String key) {
    Optional<Yaml.Scalar> scalar =
        check
            .value(key)
            .filter(Yaml.Scalar.class::isInstance)
            .map(Yaml.Scalar.class::cast)
            .filter(value -> value.text().matches("[1-9][0-9]{0,6}|\\$.+"));
    if (scalar.isEmpty()) {
      check
          .value(key)
          .ifPresent(value -> check.wrongType(key, value, "a whole number above 0 or a parameter"));
      return Optional.empty();
    }
    String text = scalar.get().text();
    checkKnown(check, key, text);
    valueOf(text)
        .filter(value -> !(value instanceof Long))
        .ifPresent(
            value -> check.problem(check.line(key), text + " is no whole number, one expected"));
    return Optional.of(text);
  }

  /** The value of the parameter that a word names. */
  Optional<Object> valueOf(String word) {
    return isName(word)
        ? Optional.ofNullable(parameters.values().get(name(word)))
        : Optional.empty();
  }

  static boolean isName(String word) {
    return word.startsWith(BoundaryRule.PARAMETER);
  }

  private static String name(String word) {
    return word.substring(BoundaryRule.PARAMETER.length());
  }

  void checkKnown(Section section, String key, String word) {
    Set<String> known = parameters.values().keySet();
    if (isName(word) && !known.contains(name(word))) {
      section.problem(
          section.line(key),
          "%s names an unknown parameter \"%s\"%s"
              .formatted(key, name(word), Nearest.hint(name(word), known)));
    }
  }

  void reportUnused(List<String> used) {
    parameters.values().keySet().stream()
        .filter(parameter -> !used.contains(parameter))
        .forEach(
            parameter ->
                check.problem(
                    check.line("parameters"), "parameter \"" + parameter + "\" is not used"));
  }
}
