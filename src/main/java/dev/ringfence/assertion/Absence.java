package dev.ringfence.assertion;

import dev.ringfence.expression.Truth;

/** What it means that an attribute is not stated. */
enum Absence {
  /** What must be stated is not. */
  REFUTES(Truth.FALSE, ""),
  /** What is forbidden may be what the provider takes where nothing is stated. */
  LEAVES_OPEN(Truth.UNKNOWN, ", and what holds instead is not declared");

  private final Truth truth;
  private final String words;

  Absence(Truth truth, String words) {
    this.truth = truth;
    this.words = words;
  }

  Ruling ruling(String attribute, Found.Absent absent) {
    return new Ruling(truth, attribute + " is not stated" + words, absent.where());
  }
}
