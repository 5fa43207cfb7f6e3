package dev.ringfence.assertion;

import dev.ringfence.control.Assertion;
import dev.ringfence.control.Assertion.Operand;
import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Configuration;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Decides the assertions of WAF++ on blocks of one configuration. */
public final class Assertions {
  /** The only condition of {@code attribute_exists_if} that is known. */
  public static final String FROM_REGISTRY = "source_starts_with_registry";

  private final Associations associations;
  private final Variables variables;

  public Assertions(Configuration configuration) {
    associations = new Associations(configuration);
    variables = new Variables(configuration.evaluation());
  }

  /** What an assertion comes to on a block that is there. */
  public Ruling ruling(DeclaredBlock block, Assertion assertion) {
    return ruling(block, assertion, Absence.REFUTES);
  }

  /** Of an assertion that only chooses: what is not stated does not tell. */
  Ruling condition(DeclaredBlock block, Assertion assertion) {
    return ruling(block, assertion, Absence.LEAVES_OPEN);
  }

  private Ruling ruling(DeclaredBlock block, Assertion a, Absence absence) {
    return switch (a.operator()) {
      case ATTRIBUTE_EXISTS, BLOCK_EXISTS, ATTRIBUTE_EXISTS_ON_ALL_PROVIDERS ->
          a.attribute().isEmpty() ? isThere(block) : exists(block, a.attribute(), absence);
      case ATTRIBUTE_EXISTS_OR_FALLBACK ->
          Ruling.any(
              List.of(
                  exists(block, a.attribute(), absence),
                  exists(block, a.operands().text(), absence)));
      case ATTRIBUTE_EXISTS_IF -> existsIf(block, a, absence);
      case NOT_EMPTY ->
          stated(block, a.attribute(), absence, Existence::isSomething, ", which is empty");
      case KEY_EXISTS -> new Tags(block).key(a, absence);
      case HAS_ASSOCIATED_RESOURCE -> associations.associated(block, a);
      case HAS_ASSOCIATED_METRIC_FILTER -> associations.metricFilter(block, a);
      case REFERENCES_CLOUDTRAIL_BUCKET -> associations.trailBucket(block, a);
      case NOT_ALL_TRUE_WITH, NOT_EQUALS_WITH_SIBLING -> notAll(block, a);
      case IS_TRUE, IS_FALSE, EQUALS, IN, GREATER_THAN_OR_EQUAL, LESS_THAN_OR_EQUAL, MATCHES ->
          compared(block, a, absence);
      case IN_VARIABLE, REGION_IN_ARN_MATCHES -> compared(block, a, absence);
      case NOT_EQUALS, NOT_IN, NOT_MATCHES, NOT_CONTAINS, JSON_NOT_CONTAINS_PATTERN ->
          compared(block, a, Absence.LEAVES_OPEN);
    };
  }

  private static Ruling isThere(DeclaredBlock block) {
    return new Ruling(Truth.TRUE, block.address() + " is there", block.header());
  }

  /** Everything a path leads to in a block. */
  static List<Found> found(DeclaredBlock block, String path) {
    AttributePath names =
        AttributePath.of(path).orElseThrow(() -> new IllegalArgumentException("no path: " + path));
    List<Found> found = names.in(block.body(), block.header());
    boolean isInEntries =
        block.ofEntries() && found.stream().allMatch(Found.Absent.class::isInstance);
    return isInEntries ? names.inEntries(block.body(), block.header()) : found;
  }

  /** All that a path leads to must pass; what may not be there decides nothing. */
  static Ruling every(
      DeclaredBlock block,
      String path,
      Absence absence,
      Function<Found.Stated, Ruling> ofValue,
      Function<Found.Nested, Ruling> ofBlock) {
    List<Found> found = found(block, path);
    List<Ruling> rulings =
        found.stream()
            .map(
                one ->
                    weakened(
                        one.fold(ofValue, ofBlock, absent -> absence.ruling(path, absent)),
                        one.presence()))
            .toList();
    Ruling ruling = Ruling.all(rulings);
    boolean isAnyThere = found.stream().anyMatch(one -> one.presence() instanceof Presence.Certain);
    return ruling.isTrue() && !isAnyThere ? ruling.undecided("if it is there at all") : ruling;
  }

  private static Ruling weakened(Ruling ruling, Presence presence) {
    return ruling.isFalse() && presence instanceof Presence.Possible possible
        ? ruling.undecided("if it is there: " + possible.reason())
        : ruling;
  }

  static Ruling exists(DeclaredBlock block, String path, Absence absence) {
    return stated(block, path, absence, Existence::isStated, "");
  }

  /** A test of values that a block passes by being there. */
  private static Ruling stated(
      DeclaredBlock block,
      String path,
      Absence absence,
      Function<Value, Truth> test,
      String otherwise) {
    return every(
        block,
        path,
        absence,
        stated -> valued(path, stated, test, otherwise),
        nested -> new Ruling(Truth.TRUE, path + " is a block", nested.where()));
  }

  static Ruling valued(
      String path, Found.Stated stated, Function<Value, Truth> test, String otherwise) {
    Truth truth = test.apply(stated.value());
    if (stated.value() instanceof Value.Unknown unknown) {
      String text =
          path + (truth == Truth.UNKNOWN ? " is not known: " : " is stated: ") + unknown.reason();
      return new Ruling(truth, text, stated.where());
    }
    String is = path + " is " + Shown.quoted(stated);
    return switch (truth) {
      case TRUE -> new Ruling(truth, is, stated.where());
      case FALSE -> new Ruling(truth, is + otherwise, stated.where());
      case UNKNOWN -> new Ruling(truth, is + ", which does not decide" + otherwise, stated.where());
    };
  }

  private Ruling compared(DeclaredBlock block, Assertion a, Absence absence) {
    return every(
        block,
        a.attribute(),
        absence,
        stated -> valued(a.attribute(), stated, value -> test(block, a, value), ", " + demanded(a)),
        nested -> nested(a, nested));
  }

  /** A block is no value, but has a form in JSON that patterns and words can be sought in. */
  private static Ruling nested(Assertion a, Found.Nested nested) {
    String json = JsonForm.of(nested.body()).text();
    Truth truth =
        switch (a.operator()) {
          case JSON_NOT_CONTAINS_PATTERN, NOT_MATCHES ->
              Truths.not(Search.in(json, Pattern.compile(a.operands().text())));
          case MATCHES -> Search.in(json, Pattern.compile(a.operands().text()));
          default -> Truth.UNKNOWN;
        };
    String text = a.attribute() + " is a block" + (truth == Truth.TRUE ? "" : ", " + demanded(a));
    return new Ruling(truth, text, nested.where());
  }

  private Truth test(DeclaredBlock block, Assertion a, Value value) {
    List<Operand> expected = a.operands().expected();
    String text = a.operands().text();
    if (value instanceof Value.Unknown) {
      return untold(block, a, value);
    }
    return switch (a.operator()) {
      case IS_TRUE -> Comparison.is(value, true);
      case IS_FALSE -> Comparison.is(value, false);
      case EQUALS -> Comparison.same(value, expected.get(0));
      case NOT_EQUALS -> Truths.not(Comparison.same(value, expected.get(0)));
      case IN -> Comparison.oneOf(value, expected);
      case NOT_IN -> Comparison.noneOf(value, expected);
      case GREATER_THAN_OR_EQUAL -> Comparison.bounded(value, expected, 1);
      case LESS_THAN_OR_EQUAL -> Comparison.bounded(value, expected, -1);
      case MATCHES -> matches(value, text);
      case NOT_MATCHES -> Truths.not(matches(value, text));
      case NOT_CONTAINS -> Truths.not(Comparison.containsOne(value, expected));
      case JSON_NOT_CONTAINS_PATTERN -> Truths.not(contains(value, text));
      case IN_VARIABLE ->
          Shown.text(value).map(t -> variables.lists(text, block, t)).orElse(Truth.UNKNOWN);
      case REGION_IN_ARN_MATCHES -> untold(block, a, value);
      default -> throw new IllegalStateException(a.operator().word() + " compares no value");
    };
  }

  /** What is not known may be known to differ, and its region may be known. */
  private Truth untold(DeclaredBlock block, Assertion a, Value value) {
    List<Operand> expected = a.operands().expected();
    return switch (a.operator()) {
      case EQUALS, IN -> Comparison.oneOf(value, expected);
      case NOT_EQUALS, NOT_IN -> Comparison.noneOf(value, expected);
      case REGION_IN_ARN_MATCHES ->
          variables
              .region(value)
              .map(region -> variables.lists(a.operands().text(), block, region))
              .orElse(Truth.UNKNOWN);
      default -> Truth.UNKNOWN;
    };
  }

  /** Each text of a list must match; of other collections their JSON. */
  private static Truth matches(Value value, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    if (value instanceof Value.Sequence sequence) {
      return Truths.all(
          sequence.items().stream()
              .map(item -> Search.in(Shown.text(item).orElse(JsonForm.of(item).text()), compiled))
              .toList());
    }
    return Search.in(Shown.text(value).orElseGet(() -> JsonForm.of(value).text()), compiled);
  }

  /** In a text as it is, and as JSON where it is some. */
  private static Truth contains(Value value, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    Optional<String> text = Shown.text(value);
    return text.map(
            raw ->
                Truths.any(
                    List.of(
                        Search.in(raw, compiled),
                        Search.in(JsonForm.ofText(raw).text(), compiled))))
        .orElseGet(() -> Search.in(JsonForm.of(value).text(), compiled));
  }

  private Ruling existsIf(DeclaredBlock block, Assertion a, Absence absence) {
    Ruling source =
        stated(
            block,
            "source",
            Absence.LEAVES_OPEN,
            value ->
                Shown.text(value)
                    .map(text -> Truths.of(ModuleSource.isRegistry(text)))
                    .orElse(Truth.UNKNOWN),
            ", which is not of a registry");
    return switch (source.truth()) {
      case TRUE -> exists(block, a.attribute(), absence);
      case FALSE -> new Ruling(Truth.TRUE, source.text(), source.where());
      case UNKNOWN -> Ruling.any(List.of(exists(block, a.attribute(), absence), source));
    };
  }

  /** One of the conditions must fail. */
  private Ruling notAll(DeclaredBlock block, Assertion a) {
    List<Ruling> conditions =
        a.operands().conditions().stream().map(c -> condition(block, c)).toList();
    Ruling together = Ruling.all(conditions);
    String text =
        switch (together.truth()) {
          case FALSE -> together.text();
          case UNKNOWN -> together.text();
          case TRUE ->
              String.join(" and ", conditions.stream().map(Ruling::text).distinct().toList());
        };
    return new Ruling(Truths.not(together.truth()), text, together.where());
  }

  private static String demanded(Assertion a) {
    String expected = Comparison.words(a.operands().expected());
    String text = a.operands().text();
    return switch (a.operator()) {
      case IS_TRUE -> "true demanded";
      case IS_FALSE -> "false demanded";
      case EQUALS, IN -> expected + " demanded";
      case NOT_EQUALS, NOT_IN, NOT_CONTAINS -> expected + " forbidden";
      case GREATER_THAN_OR_EQUAL -> "at least " + expected + " demanded";
      case LESS_THAN_OR_EQUAL -> "at most " + expected + " demanded";
      case MATCHES -> "a match of " + text + " demanded";
      case NOT_MATCHES, JSON_NOT_CONTAINS_PATTERN -> "a match of " + text + " forbidden";
      case IN_VARIABLE -> "one of " + text + " demanded";
      case REGION_IN_ARN_MATCHES -> "a region of " + text + " demanded";
      default -> a.operator().word() + " demanded";
    };
  }
}
