package dev.ringfence.hcl;

/** Operators by how strongly they bind: a higher strength binds its operands first. */
public enum Operator {
  OR("||", 1),
  AND("&&", 2),
  EQUAL("==", 3),
  NOT_EQUAL("!=", 3),
  GREATER(">", 4),
  GREATER_OR_EQUAL(">=", 4),
  LESS("<", 4),
  LESS_OR_EQUAL("<=", 4),
  ADD("+", 5),
  SUBTRACT("-", 5),
  MULTIPLY("*", 6),
  DIVIDE("/", 6),
  MODULO("%", 6),
  NOT("!", 7),
  NEGATE("-", 7);

  static final int STRONGEST_BINARY = 6;

  private final String symbol;
  private final int strength;

  Operator(String symbol, int strength) {
    this.symbol = symbol;
    this.strength = strength;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  /** 1 for the weakest, 7 for those with one operand. */
  public int strength() {
    return strength;
  }
}
