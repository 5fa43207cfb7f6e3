package dev.ringfence.assertion;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import java.util.function.Function;

/** What stands where a path of an assertion leads. */
sealed interface Found {
  SourceRange where();

  /** Whether the blocks that lead there are surely there. */
  Presence presence();

  /**
   * A value, known or not; never null.
   *
   * @param isSensitive whether it, or what holds it, must not be shown
   */
  record Stated(Value value, boolean isSensitive, SourceRange where, Presence presence)
      implements Found {}

  /** A nested block. */
  record Nested(EvaluatedBody body, SourceRange where, Presence presence) implements Found {}

  /** Nothing, or {@code null}, which Terraform takes for nothing. */
  record Absent(SourceRange where, Presence presence) implements Found {}

  default <R> R fold(
      Function<Stated, R> stated, Function<Nested, R> nested, Function<Absent, R> absent) {
    if (this instanceof Stated value) {
      return stated.apply(value);
    }
    return this instanceof Nested block ? nested.apply(block) : absent.apply((Absent) this);
  }
}
