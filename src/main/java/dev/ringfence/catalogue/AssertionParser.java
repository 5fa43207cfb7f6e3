package dev.ringfence.catalogue;

import dev.ringfence.assertion.Assertions;
import dev.ringfence.assertion.AttributePath;
import dev.ringfence.control.Assertion;
import dev.ringfence.control.Assertion.Association;
import dev.ringfence.control.Assertion.Operand;
import dev.ringfence.control.Assertion.Operands;
import dev.ringfence.control.Operator;
import dev.ringfence.network.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One assertion of a WAF++ check. What is malformed is a problem of the file; an operator or a
 * condition of a later edition of WAF++ makes its check one that cannot be executed.
 */
final class AssertionParser {
  private static final List<String> OPERATORS =
      Arrays.stream(Operator.values()).map(Operator::word).toList();

  private final Section section;
  private final List<String> unknown;

  private AssertionParser(Section section, List<String> unknown) {
    this.section = section;
    this.unknown = unknown;
  }

  /**
   * Empty, with a problem or a reason, if it cannot be read.
   *
   * @param unknown takes what this version does not know
   */
  static Optional<Assertion> parse(Section section, List<String> unknown) {
    return new AssertionParser(section, unknown).assertion();
  }

  private Optional<Assertion> assertion() {
    String word = section.text("op");
    Optional<Operator> operator = Operator.named(word);
    if (operator.isEmpty()) {
      if (!word.isEmpty()) {
        unknown.add("unknown operator \"%s\"%s".formatted(word, nearest(word)));
      }
      return Optional.empty();
    }
    boolean mayBeBlock = operator.get() == Operator.BLOCK_EXISTS;
    String attribute = mayBeBlock ? section.textOrEmpty("attribute") : section.text("attribute");
    path("attribute", attribute);
    return Optional.of(
        new Assertion(
            attribute,
            operator.get(),
            operands(operator.get(), attribute),
            section.textOrEmpty("message"),
            section.line()));
  }

  private static String nearest(String word) {
    return Nearest.to(word, OPERATORS).map(near -> ", nearest is \"" + near + "\"").orElse("");
  }

  private void path(String key, String path) {
    if (!path.isEmpty() && AttributePath.of(path).isEmpty()) {
      section.problem(
          section.line(key), "%s \"%s\": names with dots between expected".formatted(key, path));
    }
  }

  private Operands operands(Operator operator, String attribute) {
    return switch (operator) {
      case ATTRIBUTE_EXISTS,
          ATTRIBUTE_EXISTS_ON_ALL_PROVIDERS,
          BLOCK_EXISTS,
          NOT_EMPTY,
          IS_TRUE,
          IS_FALSE,
          REFERENCES_CLOUDTRAIL_BUCKET ->
          Operands.NONE;
      case ATTRIBUTE_EXISTS_OR_FALLBACK -> text(fallback());
      case ATTRIBUTE_EXISTS_IF -> text(condition());
      case KEY_EXISTS -> text(section.has("key") ? section.text("key") : word(single()));
      case EQUALS, NOT_EQUALS -> expected(List.of(single()));
      case GREATER_THAN_OR_EQUAL, LESS_THAN_OR_EQUAL -> expected(List.of(number()));
      case IN, NOT_IN, NOT_CONTAINS -> expected(several());
      case MATCHES, NOT_MATCHES, JSON_NOT_CONTAINS_PATTERN -> text(pattern());
      case IN_VARIABLE -> text(section.text("variable"));
      case REGION_IN_ARN_MATCHES -> text(section.text("allowed_values_variable"));
      case HAS_ASSOCIATED_METRIC_FILTER -> text(section.text("filter_pattern"));
      case HAS_ASSOCIATED_RESOURCE -> associated();
      case NOT_ALL_TRUE_WITH ->
          conditions(attribute, Operator.IS_TRUE, Operands.NONE, several("conditions"));
      case NOT_EQUALS_WITH_SIBLING ->
          conditions(
              attribute, Operator.EQUALS, expected(List.of(single())), one("sibling_condition"));
    };
  }

  private static Operands text(String text) {
    return new Operands(List.of(), text, Optional.empty(), List.of());
  }

  private static Operands expected(List<Operand> expected) {
    return new Operands(expected, "", Optional.empty(), List.of());
  }

  private String fallback() {
    String path = section.text("fallback_attribute");
    path("fallback_attribute", path);
    return path;
  }

  private String condition() {
    String condition = section.text("condition");
    if (!condition.isEmpty() && !condition.equals(Assertions.FROM_REGISTRY)) {
      unknown.add("unknown condition \"" + condition + "\"");
    }
    return condition;
  }

  private String pattern() {
    String pattern = section.has("pattern") ? section.text("pattern") : word(single());
    checkPattern(section, section.has("pattern") ? "pattern" : "value", pattern);
    return pattern;
  }

  static void checkPattern(Section section, String key, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      section.problem(section.line(key), "no regular expression: " + e.getDescription());
    }
  }

  private Operands associated() {
    String attribute = section.text("associated_attribute");
    path("associated_attribute", attribute);
    String filter = section.textOrEmpty("filter_attribute");
    path("filter_attribute", filter);
    Association association =
        new Association(
            section.text("associated_resource_type"),
            attribute,
            filter,
            filter.isEmpty() ? "" : section.text("filter_contains"));
    return new Operands(List.of(), "", Optional.of(association), List.of());
  }

  private List<Section> several(String key) {
    return section.sections(key, "a condition", Keys.ASSERTION);
  }

  private List<Section> one(String key) {
    return section.section(key, "a condition", Keys.ASSERTION).stream().toList();
  }

  /** The attribute itself is the first of the conditions that must not hold together. */
  private Operands conditions(
      String attribute, Operator operator, Operands operands, List<Section> others) {
    if (others.isEmpty()) {
      section.problem(section.line(), "conditions are missing");
    }
    List<Assertion> conditions = new ArrayList<>();
    conditions.add(new Assertion(attribute, operator, operands, "", section.line()));
    others.forEach(other -> parse(other, unknown).ifPresent(conditions::add));
    return new Operands(List.of(), "", Optional.empty(), conditions);
  }

  /** WAF++ writes the value to compare with under any of three keys. */
  private Optional<Yaml> value() {
    return Keys.EXPECTED.stream().flatMap(key -> section.value(key).stream()).findFirst();
  }

  private Operand single() {
    Optional<Yaml> value = value();
    if (value.isEmpty()) {
      section.problem(section.line(), "key \"value\" is missing");
    }
    return value.flatMap(this::operand).orElse(new Operand.Word(""));
  }

  private static String word(Operand operand) {
    return operand instanceof Operand.Word word ? word.text() : "";
  }

  private Operand number() {
    Operand operand = single();
    if (!word(operand).matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      section.problem(section.line(), "a number expected as value");
    }
    return operand;
  }

  private List<Operand> several() {
    Operand operand = single();
    return operand instanceof Operand.Words words ? words.items() : List.of(operand);
  }

  private Optional<Operand> operand(Yaml value) {
    if (value instanceof Yaml.Scalar scalar && scalar.type() != Yaml.Type.NOTHING) {
      return Optional.of(new Operand.Word(scalar.text()));
    }
    if (value instanceof Yaml.Sequence list && !list.items().isEmpty()) {
      return Optional.of(
          new Operand.Words(
              list.items().stream().flatMap(item -> operand(item).stream()).toList()));
    }
    section.wrongType("value", value, "text, a number, true or false, or a list of these");
    return Optional.empty();
  }
}
