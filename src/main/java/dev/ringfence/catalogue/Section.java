package dev.ringfence.catalogue;

import dev.ringfence.network.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a file, read key by key. What is missing or of the wrong type becomes a problem and
 * reads as empty, so that reading goes on and finds the rest.
 */
final class Section {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final SourceFile file;
  private final Yaml.Mapping mapping;
  private final Problems problems;

  private Section(SourceFile file, Yaml.Mapping mapping, Problems problems) {
    this.file = file;
    this.mapping = mapping;
    this.problems = problems;
  }

  /**
   * A mapping of which only some keys are allowed.
   *
   * @param what the file's word for it, {@code a control}
   */
  static Optional<Section> of(
      SourceFile file, Yaml yaml, String what, Collection<String> allowed, Problems problems) {
    if (!(yaml instanceof Yaml.Mapping mapping)) {
      problems.add(
          file.path().toString(),
          yaml.line(),
          yaml.sort()
              + " found, a mapping expected: "
              + what
              + " with "
              + String.join(", ", allowed));
      return Optional.empty();
    }
    Section section = new Section(file, mapping, problems);
    mapping.entries().forEach((key, entry) -> section.checkKey(key, entry, what, allowed));
    return Optional.of(section);
  }

  private void checkKey(String key, Yaml.Entry entry, String what, Collection<String> allowed) {
    if (!allowed.contains(key)) {
      problem(entry.line(), "unknown key \"" + key + "\" in " + what + Nearest.hint(key, allowed));
    }
  }

  SourceFile file() {
    return file;
  }

  int line() {
    return mapping.line();
  }

  /** Where a key stands; the mapping's own line if it does not. */
  int line(String key) {
    Yaml.Entry entry = mapping.entries().get(key);
    return entry == null ? line() : entry.line();
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  void problem(int line, String message) {
    problems.add(file.path().toString(), line, message);
  }

  Problems problems() {
    return problems;
  }

  Optional<Yaml> value(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).map(Yaml.Entry::value);
  }

  /** Text that must be there and not be blank. */
  String text(String key) {
    @Nullable Yaml value = present(key);
    if (value == null) {
      return "";
    }
    String text = asText(key, value).strip();
    if (text.isEmpty() && value instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.TEXT) {
      problem(value.line(), "key \"" + key + "\" is blank, text expected");
    }
    return text;
  }

  /** Text that may be absent; then empty. */
  String textOrEmpty(String key) {
    return value(key).map(value -> asText(key, value).strip()).orElse("");
  }

  /** A text with its place in the file. */
  Optional<Yaml.Scalar> scalar(String key) {
    return value(key).filter(value -> !asText(key, value).isBlank()).map(Yaml.Scalar.class::cast);
  }

  /**
   * A text that may be absent; one of another shape is reported.
   *
   * @param expected what it should be, for people
   */
  Optional<String> fitting(String key, Pattern shape, String expected) {
    Optional<Yaml.Scalar> value = scalar(key);
    value
        .filter(found -> !shape.matcher(found.text()).matches())
        .ifPresent(
            found ->
                problem(
                    found.line(), "%s \"%s\": %s expected".formatted(key, found.text(), expected)));
    return value.map(Yaml.Scalar::text);
  }

  /** A name that other files and folders may carry: letters, digits, dot, dash, underscore. */
  String identifier(String key) {
    String text = text(key);
    if (!text.isEmpty() && !IDENTIFIER.matcher(text).matches()) {
      problem(
          line(key),
          "%s \"%s\": letters, digits, '.', '-' and '_' expected, the first a letter or digit"
              .formatted(key, text));
    }
    return text;
  }

  /** One of the words of an enum; empty, and a problem, for any other. */
  <E> Optional<E> word(
      String key, Function<String, Optional<E>> named, Collection<String> allowed) {
    String text = text(key);
    Optional<E> found = named.apply(text);
    if (found.isEmpty() && !text.isEmpty()) {
      problem(line(key), "unknown " + key + " \"" + text + "\"" + Nearest.hint(text, allowed));
    }
    return found;
  }

  /** A day as {@code 2026-11-30}; empty, and a problem, otherwise. */
  Optional<LocalDate> date(String key) {
    return day(key, text(key), line(key));
  }

  /** Days of a list that may be absent. */
  List<LocalDate> dates(String key) {
    return value(key).map(value -> entriesOf(key, value, "days")).orElse(List.of()).stream()
        .flatMap(item -> day(key, item.text().strip(), item.line()).stream())
        .toList();
  }

  private Optional<LocalDate> day(String key, String text, int line) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = CalendarDay.parse(text);
    if (day.isEmpty()) {
      problem(
          line,
          "%s is \"%s\", a day of the calendar expected as yyyy-mm-dd, like 2026-11-30"
              .formatted(key, text));
    }
    return day;
  }

  /** A day that may be absent. */
  Optional<LocalDate> dateIfAny(String key) {
    return has(key) ? date(key) : Optional.empty();
  }

  /** A list of texts that must be there and have an element. */
  List<String> texts(String key) {
    @Nullable Yaml value = present(key);
    List<String> texts = value == null ? List.of() : textsOf(key, value);
    if (value instanceof Yaml.Sequence list && list.items().isEmpty()) {
      problem(line(key), "key \"" + key + "\" is an empty list, at least one entry expected");
    }
    return texts;
  }

  /** A list of texts that may be absent; then empty. */
  List<String> textsOrEmpty(String key) {
    return value(key).map(value -> textsOf(key, value)).orElse(List.of());
  }

  /**
   * A number or text, or a list of them, as one text with commas; empty if it is absent or, with a
   * problem, is something else.
   */
  String words(String key) {
    List<Yaml> items =
        value(key)
            .map(value -> value instanceof Yaml.Sequence list ? list.items() : List.of(value))
            .orElse(List.of());
    if (has(key) && items.isEmpty()) {
      problem(line(key), key + " is an empty list, at least one entry expected");
    }
    List<String> words = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
        words.add(scalar.text().strip());
      } else {
        wrongType(key, item, "a number or text, or a list of them");
      }
    }
    return String.join(",", words);
  }

  /** The elements of a list that may be absent. */
  List<Yaml> items(String key) {
    Optional<Yaml> value = value(key);
    if (value.isPresent() && value.get() instanceof Yaml.Sequence list) {
      return list.items();
    }
    value.ifPresent(other -> wrongType(key, other, "a list"));
    return List.of();
  }

  /** The mappings of a list that may be absent. */
  List<Section> sections(String key, String what, Collection<String> allowed) {
    return items(key).stream()
        .flatMap(item -> of(file, item, what, allowed, problems).stream())
        .toList();
  }

  /** A mapping below this one that may be absent. */
  Optional<Section> section(String key, String what, Collection<String> allowed) {
    return value(key).flatMap(value -> of(file, value, what, allowed, problems));
  }

  /** The entries of a mapping below this one with keys of the author's choice. */
  Map<String, Yaml.Entry> entries(String key) {
    Optional<Yaml> value = value(key);
    if (value.isPresent() && value.get() instanceof Yaml.Mapping inner) {
      return inner.entries();
    }
    value.ifPresent(other -> wrongType(key, other, "a mapping"));
    return Map.of();
  }

  private @Nullable Yaml present(String key) {
    Yaml.Entry entry = mapping.entries().get(key);
    if (entry == null) {
      problem(line(), "key \"" + key + "\" is missing");
      return null;
    }
    return entry.value();
  }

  private List<String> textsOf(String key, Yaml value) {
    return entriesOf(key, value, "texts").stream().map(entry -> entry.text().strip()).toList();
  }

  /** Each is text that is not blank; others are refused, so that no list reads as a shorter one. */
  private List<Yaml.Scalar> entriesOf(String key, Yaml value, String ofWhat) {
    if (!(value instanceof Yaml.Sequence list)) {
      wrongType(key, value, "a list of " + ofWhat);
      return List.of();
    }
    List<Yaml.Scalar> entries = new ArrayList<>();
    for (Yaml item : list.items()) {
      if (!asText(key, item).isBlank()) {
        entries.add((Yaml.Scalar) item);
      } else if (item instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.TEXT) {
        problem(item.line(), key + " has a blank entry, text expected");
      }
    }
    return entries;
  }

  /** The text of a scalar; a number is refused, since YAML may have changed how it looks. */
  String asText(String key, Yaml value) {
    if (value instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.TEXT) {
      return scalar.text();
    }
    String quote =
        value instanceof Yaml.Scalar scalar && scalar.type() != Yaml.Type.NOTHING
            ? "; write it in quotes: \"" + scalar.text() + "\""
            : "";
    wrongType(key, value, "text", quote);
    return "";
  }

  void wrongType(String key, Yaml value, String expected) {
    wrongType(key, value, expected, "");
  }

  private void wrongType(String key, Yaml value, String expected, String advice) {
    problem(value.line(), "%s is %s, %s expected%s".formatted(key, value.sort(), expected, advice));
  }
}
