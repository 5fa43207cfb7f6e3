package dev.ringfence.cloudformation;

import java.util.Optional;

/** Values that other templates export. */
@FunctionalInterface
interface Imports {
  /** No template exports anything. */
  Imports NONE = name -> Optional.empty();

  /** The value of an export; empty where none of this name is known, or several are. */
  Optional<Term> value(String name);
}
