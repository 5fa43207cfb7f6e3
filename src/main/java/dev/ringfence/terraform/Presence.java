package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;

/** Whether something will be there once the configuration is applied. */
public sealed interface Presence {
  /** It will. */
  record Certain() implements Presence {}

  /** It may, once or several times. */
  record Possible(String reason, SourceRange where) implements Presence {}

  /** There for sure. */
  static Presence certain() {
    return new Certain();
  }

  /** Where either is only possible, it is that. */
  default Presence and(Presence other) {
    return this instanceof Possible ? this : other;
  }
}
