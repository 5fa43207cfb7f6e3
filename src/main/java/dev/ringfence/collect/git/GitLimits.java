package dev.ringfence.collect.git;

import java.time.Duration;

/**
 * What is taken from a repository at most.
 *
 * @param entries names of one commit that are looked at
 * @param fileBytes bytes of one file; of a longer one a byte more is kept, so that it shows
 * @param bytes of all files of a commit together
 * @param fetchedBytes that a server may send
 * @param time in which a server has to have sent it
 */
public record GitLimits(int entries, long fileBytes, long bytes, long fetchedBytes, Duration time) {
  /** Far above what people keep their infrastructure in. */
  public static final GitLimits DEFAULT =
      new GitLimits(1_000_000, 8L << 20, 1L << 30, 4L << 30, Duration.ofMinutes(10));
}
