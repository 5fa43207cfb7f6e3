package dev.ringfence.exception;

import java.util.Locale;

/** Names of people and roles, as files write them. */
final class People {
  private People() {}

  /** Whether two names differ in case and white space at most. */
  static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
