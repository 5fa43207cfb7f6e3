package dev.ringfence.assertion;

import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.Value;
import java.util.Set;

/** Whether something is stated, and is something. */
final class Existence {
  /** What AWS and Terraform give every resource that is there, and never as nothing. */
  private static final Set<String> IDENTITIES = Set.of("id", "arn");

  private Existence() {}

  /** Whether a value surely is not {@code null}. */
  static Truth isStated(Value value) {
    return value instanceof Value.Unknown unknown && !isIdentity(unknown)
        ? Truth.UNKNOWN
        : Truth.TRUE;
  }

  /** Whether a value is not {@code null} and no blank text or empty collection. */
  static Truth isSomething(Value value) {
    if (value instanceof Value.Text text) {
      return Truths.of(!text.value().isBlank());
    }
    if (value instanceof Value.Sequence sequence) {
      return Truths.of(!sequence.items().isEmpty());
    }
    return value instanceof Value.Mapping mapping
        ? Truths.of(!mapping.members().isEmpty())
        : isStated(value);
  }

  private static boolean isIdentity(Value.Unknown unknown) {
    return isThere(unknown, IDENTITIES);
  }

  /** Whether a value is the ARN of something that is made here, in somebody's account. */
  static boolean isOwnArn(Value.Unknown unknown) {
    return isThere(unknown, Set.of("arn"));
  }

  private static boolean isThere(Value.Unknown unknown, Set<String> attributes) {
    return unknown
        .reference()
        .filter(Reference::isThere)
        .filter(reference -> attributes.contains(reference.attribute()))
        .isPresent();
  }
}
