package dev.ringfence.expression.cel;

import org.jspecify.annotations.Nullable;

/**
 * A planned part of an expression.
 *
 * <p>Values are Boolean, Long, String, {@link dev.ringfence.net.Addresses}, {@link
 * dev.ringfence.net.Ports}, {@link Traffic}, {@link Bounds} of a Long or of one of these sets,
 * {@link Sequence}, {@link View}, {@link TagsView} and {@link Unknown}.
 */
@FunctionalInterface
interface Node {
  Object value(Frame frame, Run run);

  /** A part that does not depend on the subject. */
  record Constant(Object value) implements Node {
    @Override
    public Object value(Frame frame, Run run) {
      return value;
    }
  }

  /** The variables in scope, innermost first. */
  record Frame(@Nullable Frame outer, Object value) {
    Object up(int levels) {
      Frame frame = this;
      for (int i = 0; i < levels && frame.outer != null; i++) {
        frame = frame.outer;
      }
      return frame.value;
    }

    Frame with(Object inner) {
      return new Frame(this, inner);
    }
  }
}
