package dev.ringfence.expression.cel;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value that is not known, with its causes. Joining two is constant in time. */
final class Unknown {
  /** A fact hidden while an explanation is looked for; needs no cause. */
  static final Unknown MASKED = new Unknown(null, null, null);

  private final @Nullable Cause cause;
  private final @Nullable Unknown first;
  private final @Nullable Unknown second;

  private Unknown(@Nullable Cause cause, @Nullable Unknown first, @Nullable Unknown second) {
    this.cause = cause;
    this.first = first;
    this.second = second;
  }

  static Unknown because(Cause cause) {
    return new Unknown(cause, null, null);
  }

  /** Unknown for the causes of both. */
  Unknown and(@Nullable Unknown other) {
    if (other == null || other == this || other == MASKED) {
      return this;
    }
    return this == MASKED ? other : new Unknown(null, this, other);
  }

  /** The second one's causes joined to the first one's, where there is a first. */
  static Unknown join(@Nullable Unknown before, Unknown now) {
    return before == null ? now : before.and(now);
  }

  static @Nullable Unknown either(@Nullable Unknown a, @Nullable Unknown b) {
    return a == null ? b : a.and(b);
  }

  /** Every cause once, in the order in which they were met. */
  Set<Cause> causes() {
    Set<Cause> causes = new LinkedHashSet<>();
    Set<Unknown> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Unknown> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Unknown unknown = open.pop();
      if (!seen.add(unknown)) {
        continue;
      }
      if (unknown.cause != null) {
        causes.add(unknown.cause);
      }
      if (unknown.second != null) {
        open.push(unknown.second);
      }
      if (unknown.first != null) {
        open.push(unknown.first);
      }
    }
    return causes;
  }
}
