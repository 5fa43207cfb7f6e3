package dev.ringfence.flow;

import java.util.Locale;

/** Whether something passes whatever the unknown parts do, or only for some of what they may do. */
public enum Certainty {
  CERTAIN,
  POSSIBLE;

  /** As JSON and tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
