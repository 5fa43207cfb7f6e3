package dev.ringfence;

import dev.ringfence.collect.HostRuleText;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Example;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of an example in which one value of its raw evidence is another one. */
final class Alterations {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Without any object there would be no evidence at all. */
  private static final String NOTHING =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: nothing}
      """;

  private final CheckDefinition check;
  private final Example example;
  private final CallTable calls;

  Alterations(CheckDefinition check, Example example, CallTable calls) {
    this.check = check;
    this.example = example;
    this.calls = calls;
  }

  /** The call that was missing is answered: as in another example, or with nothing. */
  Stream<Example> answered(Request missing) {
    if (missing.parameters().containsKey("path")) {
      return Stream.of(declaring(missing.parameters().get("path"), NOTHING));
    }
    CallSpec spec = calls.call(missing.call()).orElseThrow();
    Stream<Example> asElsewhere =
        check.examples().stream()
            .flatMap(other -> other.evidence().entrySet().stream())
            .filter(file -> isOf(spec, file.getKey()))
            .map(file -> with(file.getKey(), file.getValue()));
    Stream<Example> withNothing = Stream.of(with(spec.commandName() + ".json", emptyAnswer(spec)));
    if (!spec.words().isEmpty()) {
      return Stream.concat(asElsewhere, Stream.of(withNothingOfAny(spec)));
    }
    return spec.isPerItem() ? asElsewhere : Stream.concat(asElsewhere, withNothing);
  }

  /** Every word that a call is made with is answered, and nothing is found. */
  private Example withNothingOfAny(CallSpec spec) {
    TreeMap<String, String> evidence = new TreeMap<>(example.evidence());
    spec.words()
        .forEach(
            word ->
                evidence.putIfAbsent(spec.commandName() + "." + word + ".json", emptyAnswer(spec)));
    return example.withEvidence(evidence, example.empty());
  }

  /** The owner told what the owners of the other examples told. */
  Stream<Example> told() {
    return check.examples().stream()
        .flatMap(other -> other.settings().stream())
        .filter(settings -> !Optional.of(settings).equals(example.settings()))
        .distinct()
        .map(example::withSettings);
  }

  private Example declaring(String file, String content) {
    TreeMap<String, String> evidence = new TreeMap<>(example.evidence());
    evidence.put(file, content);
    return example.withEvidence(evidence, example.empty());
  }

  /** A line of what the owner told, or of what is declared, is gone. */
  Stream<Example> without(String path, int line) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String shown = example.evidence().get(file);
    if (isRules(file, shown)) {
      return Stream.concat(showing(file, Stream.of(withoutLine(shown, line))), shownElsewhere());
    }
    if (example.evidence().containsKey(file)) {
      return undeclared(file, line);
    }
    SortedMap<String, String> told = example.settings().orElseThrow();
    TreeMap<String, String> settings = new TreeMap<>(told);
    settings.put(file, withoutLine(told.get(file), line));
    return Stream.of(example.withSettings(settings));
  }

  private static String withoutLine(String text, int line) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.remove(line - 1);
    return String.join("\n", lines) + "\n";
  }

  /** Whether a text shows rules of a host, by what is in it. */
  private static boolean isRules(String file, @Nullable String text) {
    return text != null && HostRuleText.kind(file, text).isPresent();
  }

  /** The host shows other rules: a line less, or what the hosts of the other examples show. */
  private Stream<Example> otherRules(String file) {
    String shown = example.evidence().get(file);
    return Stream.concat(
        showing(
            file,
            IntStream.rangeClosed(1, (int) shown.lines().count())
                .mapToObj(line -> withoutLine(shown, line))),
        shownElsewhere());
  }

  private Stream<Example> shownElsewhere() {
    return check.examples().stream()
        .filter(other -> !other.evidence().equals(example.evidence()))
        .map(other -> example.withEvidence(new TreeMap<>(other.evidence()), other.empty()));
  }

  /** What is no longer recognised as rules would be no evidence at all. */
  private Stream<Example> showing(String file, Stream<String> texts) {
    return texts.filter(text -> isRules(file, text)).map(text -> declaring(file, text));
  }

  /** A line is gone, one from there on with what is below it, or all of its document. */
  private Stream<Example> undeclared(String file, int line) {
    List<String> lines = example.evidence().get(file).lines().toList();
    Stream<List<String>> shorter =
        IntStream.rangeClosed(line, lines.size())
            .mapToObj(
                last ->
                    Stream.concat(
                            lines.subList(0, line - 1).stream(),
                            lines.subList(last, lines.size()).stream())
                        .toList());
    return shorter.map(rest -> declaring(file, String.join("\n", rest) + "\n---\n" + NOTHING));
  }

  /** The value at the pointer is another one that belongs there. */
  Stream<Example> at(String file, String pointer) {
    if (isRules(file, example.evidence().get(file))) {
      return otherRules(file);
    }
    if (pointer.isEmpty()) {
      return answered(Request.of(ShippedControls.EXAMPLE_SOURCE, callOf(file).call()));
    }
    JsonNode root = JSON.readTree(content(file));
    JsonNode value = root.at(pointer);
    Set<JsonNode> others = new LinkedHashSet<>(elsewhere(file, pointer));
    if (!value.isMissingNode()) {
      others.addAll(ofItsType(value));
    }
    others.remove(value);
    Stream<Example> replaced =
        others.stream().map(other -> with(file, replaced(root, pointer, other)));
    return value.isObject() || isAbsentElsewhere(file, pointer)
        ? Stream.concat(replaced, Stream.of(with(file, removed(root, pointer))))
        : replaced;
  }

  private String content(String file) {
    String written = example.evidence().get(file);
    return written == null ? emptyAnswer(callOf(file)) : written;
  }

  private static String emptyAnswer(CallSpec spec) {
    // Commands of Azure print this list bare, but its service answers in this form as well.
    return "{\"%s\": []}".formatted(spec.listKey());
  }

  private CallSpec callOf(String file) {
    return calls.calls().stream()
        .filter(spec -> isOf(spec, file))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no call has a file " + file));
  }

  private static boolean isOf(CallSpec spec, String file) {
    return file.startsWith(spec.commandName() + ".");
  }

  private Example with(String file, String content) {
    TreeMap<String, String> evidence = new TreeMap<>(example.evidence());
    evidence.put(file, content);
    List<String> empty =
        example.empty().stream().filter(call -> !callOf(file).call().equals(call)).toList();
    return example.withEvidence(evidence, empty);
  }

  /** What the check's other examples have in the same place, whatever the indices. */
  private List<JsonNode> elsewhere(String file, String pointer) {
    List<JsonNode> values = new ArrayList<>();
    documents(file).forEach(root -> collect(root, JsonPointer.compile(pointer), values));
    return values;
  }

  /** Whether the value can be left out: in another example it is. */
  private boolean isAbsentElsewhere(String file, String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    return place.last().getMatchingProperty() != null
        && !place.last().mayMatchElement()
        && documents(file).anyMatch(root -> lacks(root, place));
  }

  /** Whether an object on the way to the place lacks the next member; empty lists lack nothing. */
  private static boolean lacks(JsonNode node, JsonPointer path) {
    if (path.matches()) {
      return false;
    }
    if (node instanceof ArrayNode items) {
      return items.valueStream().anyMatch(item -> lacks(item, path.tail()));
    }
    return !node.has(path.getMatchingProperty())
        || lacks(node.get(path.getMatchingProperty()), path.tail());
  }

  private Stream<JsonNode> documents(String file) {
    CallSpec spec = callOf(file);
    return check.examples().stream()
        .flatMap(other -> other.evidence().entrySet().stream())
        .filter(entry -> isOf(spec, entry.getKey()))
        .flatMap(entry -> parsed(entry.getValue()).stream());
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JacksonException e) {
      // What a tool printed instead of JSON has no places.
      return Optional.empty();
    }
  }

  private static void collect(JsonNode node, JsonPointer path, List<JsonNode> values) {
    if (path.matches()) {
      values.add(node);
    } else if (path.mayMatchElement() && node.isArray()) {
      node.forEach(item -> collect(item, path.tail(), values));
    } else if (node.has(path.getMatchingProperty())) {
      collect(node.get(path.getMatchingProperty()), path.tail(), values);
    }
  }

  private static List<JsonNode> ofItsType(JsonNode value) {
    if (value.isBoolean()) {
      return List.of(node(!value.asBoolean()));
    }
    if (value.isIntegralNumber()) {
      return Stream.of(0L, 22L, 65_535L, value.asLong() - 1, value.asLong() + 1)
          .map(Alterations::node)
          .toList();
    }
    if (value.isString()) {
      return ofText(value.asString());
    }
    return value.isArray() ? List.of(JSON.createArrayNode()) : List.of();
  }

  private static List<JsonNode> ofText(String text) {
    if (text.matches("[0-9.]+/[0-9]+")) {
      return List.of(node("0.0.0.0/0"), node("10.0.0.0/8"), node("8.8.8.0/24"));
    }
    return text.matches("[0-9a-f:]+/[0-9]+")
        ? List.of(node("::/0"), node("fd00::/8"), node("2001:4860::/48"))
        : List.of();
  }

  private static JsonNode node(Object value) {
    return JSON.valueToTree(value);
  }

  private static String replaced(JsonNode root, String pointer, JsonNode value) {
    JsonNode copy = root.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode holder = copy.at(place.head());
    if (holder instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else if (holder instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    }
    return copy.toString();
  }

  private static String removed(JsonNode root, String pointer) {
    JsonNode copy = root.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    if (copy.at(place.head()) instanceof ObjectNode object) {
      object.remove(place.last().getMatchingProperty());
    } else if (copy.at(place.head()) instanceof ArrayNode array) {
      array.remove(place.last().getMatchingIndex());
    }
    return copy.toString();
  }
}
