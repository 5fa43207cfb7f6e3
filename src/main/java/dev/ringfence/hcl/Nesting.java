package dev.ringfence.hcl;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps what is read flat enough for whoever walks it by recursion. */
final class Nesting {
  private final int limit;
  private int depth;

  /** How many expressions were made since the last {@link #check}; none is taller than that. */
  private int made;

  Nesting(int limit) {
    this.limit = limit;
  }

  void enter(Lexer lexer) throws UnreadableException {
    if (++depth > limit) {
      throw lexer.problem(lexer.start(), lexer.end(), "nested more than " + limit + " levels deep");
    }
  }

  void leave() {
    depth--;
  }

  /** Forgets what an unreadable block left behind. */
  void reset() {
    depth = 0;
    made = 0;
  }

  void count() {
    made++;
  }

  /** Refuses chains, {@code a + b + …}, that are not nested in the text and are in the tree. */
  void check(Expression whole, Lexer lexer, int start) throws UnreadableException {
    if (made > limit && height(whole) > 2 * limit) {
      throw lexer.problem(start, start, "an expression of more than " + 2 * limit + " levels");
    }
    made = 0;
  }

  private record Step(Expression expression, int level) {}

  private static int height(Expression whole) {
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(whole, 1));
    int height = 0;
    while (!open.isEmpty()) {
      Step step = open.pop();
      height = Math.max(height, step.level());
      step.expression().children().forEach(child -> open.push(new Step(child, step.level() + 1)));
    }
    return height;
  }
}
