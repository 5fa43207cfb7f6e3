package dev.ringfence.control;

import java.util.List;
import java.util.Optional;

/**
 * What a block must say.
 *
 * @param attribute path of names with dots between, {@code rule.apply.key_id}; a key that has dots
 *     itself stands in brackets, {@code annotations["a.b/c"]}. Empty for the block itself.
 * @param operands what the operator compares with
 * @param message what it means when it does not hold
 * @param line where it stands in its catalogue file
 */
public record Assertion(
    String attribute, Operator operator, Operands operands, String message, int line) {
  /**
   * What operators compare with; each uses some of these and leaves the others empty.
   *
   * @param expected values to compare with, one or several
   * @param text a pattern, a key, a path to fall back to, a variable or a condition
   * @param association another block that must refer to this one
   * @param conditions what must not hold at the same time
   */
  public record Operands(
      List<Operand> expected,
      String text,
      Optional<Association> association,
      List<Assertion> conditions) {
    public static final Operands NONE = new Operands(List.of(), "", Optional.empty(), List.of());

    public Operands {
      expected = List.copyOf(expected);
      conditions = List.copyOf(conditions);
    }
  }

  /** A value of the file; Terraform takes {@code "1"} and {@code 1} for the same where it can. */
  public sealed interface Operand {
    /** A text, number or truth value as it is written. */
    record Word(String text) implements Operand {}

    /** A list. */
    record Words(List<Operand> items) implements Operand {
      public Words {
        items = List.copyOf(items);
      }
    }
  }

  /**
   * A block that refers to the one that is judged.
   *
   * @param type type of the resource
   * @param attribute its attribute that refers
   * @param filterAttribute its attribute that must contain {@code filterContains}; may be empty
   */
  public record Association(
      String type, String attribute, String filterAttribute, String filterContains) {}
}
