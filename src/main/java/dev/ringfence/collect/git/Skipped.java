package dev.ringfence.collect.git;

import dev.ringfence.evidence.CollectionGap.Reason;

/**
 * A name of a commit that could not be laid out.
 *
 * @param path in the repository; empty for all of it
 * @param words more about it, one line
 * @param isOfAnyKind whether there may be files of every kind behind it, whatever its name
 */
record Skipped(String path, Reason reason, String words, boolean isOfAnyKind) {
  static Skipped file(String path, Reason reason, String words) {
    return new Skipped(path, reason, words, false);
  }

  static Skipped all(String path, Reason reason, String words) {
    return new Skipped(path, reason, words, true);
  }
}
