package dev.ringfence.assertion;

import dev.ringfence.control.Assertion.Operand;
import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values of a configuration against values of a control file. */
final class Comparison {
  private Comparison() {}

  /** Whether a value is what the file says, after the conversions Terraform makes by itself. */
  static Truth same(Value marked, Operand operand) {
    Value value = Values.bare(marked);
    if (value instanceof Value.Unknown unknown) {
      return Existence.isOwnArn(unknown) && isArnOfAws(operand) ? Truth.FALSE : Truth.UNKNOWN;
    }
    if (value instanceof Value.Entity) {
      return Truth.UNKNOWN;
    }
    return operand instanceof Operand.Words words
        ? same(value, words)
        : Truths.of(isSame(value, ((Operand.Word) operand).text()));
  }

  /** Policies that AWS manages have "aws" in the place of an account (IAM, managed policies). */
  private static boolean isArnOfAws(Operand operand) {
    return operand instanceof Operand.Word word && word.text().matches("arn:[^:]*:iam::aws:.*");
  }

  private static Truth same(Value value, Operand.Words words) {
    if (!(value instanceof Value.Sequence sequence)
        || sequence.items().size() != words.items().size()) {
      return Truth.FALSE;
    }
    List<Truth> truths = new ArrayList<>();
    for (int i = 0; i < words.items().size(); i++) {
      truths.add(same(sequence.items().get(i), words.items().get(i)));
    }
    return Truths.all(truths);
  }

  private static boolean isSame(Value value, String expected) {
    Optional<BigDecimal> number = Shown.number(Values.text(expected));
    if (value instanceof Value.Numeral numeral && number.isPresent()) {
      return numeral.value().compareTo(number.get()) == 0;
    }
    return Shown.text(value).equals(Optional.of(expected));
  }

  /**
   * Whether a value is one of several; of a list each element, unless whole lists are expected. A
   * list without elements has none that is another one.
   */
  static Truth oneOf(Value value, List<Operand> operands) {
    return each(value, operands, item -> any(item, operands));
  }

  /** Whether a value, or each element of a list, is none of several. */
  static Truth noneOf(Value value, List<Operand> operands) {
    return each(value, operands, item -> Truths.not(any(item, operands)));
  }

  private static Truth each(Value value, List<Operand> operands, Function<Value, Truth> test) {
    boolean areLists = operands.stream().anyMatch(Operand.Words.class::isInstance);
    return Values.bare(value) instanceof Value.Sequence sequence && !areLists
        ? Truths.all(sequence.items().stream().map(test).toList())
        : test.apply(value);
  }

  private static Truth any(Value value, List<Operand> operands) {
    return Truths.any(operands.stream().map(operand -> same(value, operand)).toList());
  }

  /** Whether a value contains one of several words. */
  static Truth containsOne(Value value, List<Operand> operands) {
    return Truths.any(operands.stream().map(operand -> contains(value, word(operand))).toList());
  }

  /** Whether a text contains another one, a list such an element, an object such a name. */
  static Truth contains(Value marked, String expected) {
    Value value = Values.bare(marked);
    if (value instanceof Value.Sequence sequence) {
      return Truths.any(
          sequence.items().stream()
              .map(
                  item ->
                      Values.bare(item) instanceof Value.Sequence
                          ? contains(item, expected)
                          : same(item, new Operand.Word(expected)))
              .toList());
    }
    if (value instanceof Value.Mapping mapping) {
      return Truths.any(
          mapping.members().entrySet().stream()
              .map(
                  member ->
                      member.getKey().equals(expected)
                          ? Truth.TRUE
                          : same(member.getValue(), new Operand.Word(expected)))
              .toList());
    }
    return Shown.text(value).map(text -> Truths.of(text.contains(expected))).orElse(Truth.UNKNOWN);
  }

  /** Whether a value is a truth value of this sort; {@code "1"} and {@code "0"} are some too. */
  static Truth is(Value value, boolean expected) {
    return Shown.text(value)
        .map(
            text ->
                Truths.of(
                    expected
                        ? text.equals("true") || text.equals("1")
                        : text.equals("false") || text.equals("0")))
        .orElse(Truth.FALSE);
  }

  /** Whether a number is at least, or at most, another one. */
  static Truth bounded(Value value, List<Operand> bound, int sign) {
    Optional<BigDecimal> limit = Shown.number(Values.text(words(bound)));
    return Shown.number(value)
        .flatMap(number -> limit.map(other -> number.compareTo(other) * sign >= 0))
        .map(Truths::of)
        .orElse(Truth.FALSE);
  }

  /** For people. */
  static String words(List<Operand> operands) {
    return operands.stream().map(Comparison::word).collect(Collectors.joining(", "));
  }

  private static String word(Operand operand) {
    return operand instanceof Operand.Words list
        ? "[" + words(list.items()) + "]"
        : ((Operand.Word) operand).text();
  }
}
