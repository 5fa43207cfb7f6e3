package dev.ringfence.assessment;

import java.util.Locale;

/** How a flow stands to what owners allow, or to what they documented. */
public enum Standing {
  /** It is allowed, or documented. */
  COVERED,
  /** Whether it is cannot be told: a selector or an address it turns on is not known. */
  UNDECIDED,
  /** It is not. */
  BEYOND,
  /** Nobody says what is: the audit has no policy, or no table. */
  UNSTATED;

  /** As JSON and tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
