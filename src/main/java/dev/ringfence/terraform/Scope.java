package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;

/** Gives the values that references begin with: {@code var}, {@code each}, {@code aws_vpc}. */
@FunctionalInterface
interface Scope {
  Value root(String name, SourceRange where);

  /** This scope with one name standing for something else. */
  default Scope with(String name, Value value) {
    return (asked, where) -> asked.equals(name) ? value : root(asked, where);
  }
}
